import type { GenerateRequest } from "#lib/inference";
import type { ChatRequest } from "./chat-request.ts";
import { toTurns } from "./to-turns.ts";

/** One generation for each choice asked for. With a seed, choice `i` draws from `seed + i`. */
export function toGenerateRequests(request: ChatRequest): GenerateRequest[] {
  const turns = toTurns(request.messages);
  return Array.from({ length: request.n ?? 1 }, (_, index) => ({
    modelId: request.model,
    turns,
    stop: request.stop,
    maxTokens: request.max_completion_tokens ?? request.max_tokens,
    priority: "api",
    sampling: {
      temperature: request.temperature,
      topP: request.top_p,
      topK: request.top_k === undefined ? undefined : Math.max(0, request.top_k),
      minP: request.min_p,
      seed: request.seed === undefined ? undefined : fold(request.seed + index),
      frequencyPenalty: request.frequency_penalty,
      presencePenalty: request.presence_penalty,
      repeatPenalty: request.repeat_penalty ?? request.repetition_penalty,
      logitBias: request.logit_bias,
    },
  }));
}

/** OpenAI's seeds have 64 bits and a sign, the engine's 32 bits and none. */
function fold(seed: number): number {
  return Number(BigInt.asUintN(32, BigInt(seed)));
}
