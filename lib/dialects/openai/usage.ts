import type { GeneratePart } from "#lib/inference";

export type EndPart = Extract<GeneratePart, { type: "end" }>;

export interface CompletionUsage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  readonly prompt_tokens_details: { readonly cached_tokens: number };
  readonly completion_tokens_details: { readonly reasoning_tokens: number };
}

/** Tokens of all choices of one request. They share a prompt, so it counts once. */
export function toUsage(ends: readonly EndPart[]): CompletionUsage {
  const [first] = ends;
  const promptTokens = first?.usage.promptTokens ?? 0;
  const completionTokens = sum(ends, (end) => end.usage.completionTokens);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: first?.usage.cachedTokens ?? 0 },
    completion_tokens_details: { reasoning_tokens: sum(ends, (end) => end.usage.reasoningTokens) },
  };
}

/** The shape that llama.cpp gave its clients; `prompt_n` counts what was really read. */
export function toTimings({ usage, timings }: EndPart) {
  const promptTokens = usage.promptTokens - usage.cachedTokens;
  return {
    prompt_n: promptTokens,
    prompt_ms: timings.readMs,
    prompt_per_second: perSecond(promptTokens, timings.readMs),
    predicted_n: usage.completionTokens,
    predicted_ms: timings.writeMs,
    predicted_per_second: perSecond(usage.completionTokens, timings.writeMs),
  };
}

export function toFinishReason({ reason }: EndPart): "stop" | "length" {
  return reason === "length" ? "length" : "stop";
}

function perSecond(count: number, milliseconds: number): number {
  return milliseconds > 0 ? (count / milliseconds) * 1000 : 0;
}

function sum(ends: readonly EndPart[], countOf: (end: EndPart) => number): number {
  return ends.reduce((total, end) => total + countOf(end), 0);
}
