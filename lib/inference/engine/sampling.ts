import { AppError } from "#lib/errors";
import type { LlamaModel, SequenceEvaluateOptions, Token } from "node-llama-cpp";
import type { Sampling } from "../contract.ts";
import { ExactBias } from "./exact-bias.ts";

export interface SamplingInputs {
  readonly model: LlamaModel;
  readonly sampling: Sampling;
  readonly seed: number;
  /** The answer's tokens so far; the penalties look at all of them, as OpenAI's do. */
  readonly answer: readonly Token[];
  readonly maxTokens: number;
}

/** Every option is passed explicitly: the library's own defaults are made for chatting, not for serving. */
export function samplingOptions(inputs: SamplingInputs): SequenceEvaluateOptions {
  const { model, sampling, seed, answer, maxTokens } = inputs;
  const { frequencyPenalty = 0, presencePenalty = 0, repeatPenalty = 1 } = sampling;
  const isPenalised = frequencyPenalty !== 0 || presencePenalty !== 0 || repeatPenalty !== 1;
  const options: SequenceEvaluateOptions = {
    temperature: sampling.temperature ?? 1,
    // The native sampler takes an exact 0 for "off"; this little keeps the likeliest token, as 0 should.
    topP: Math.max(sampling.topP ?? 1, 1e-6),
    minP: sampling.minP ?? 0,
    seed,
    yieldEogToken: true,
    ...(isPenalised && {
      repeatPenalty: {
        punishTokens: () => [...answer],
        maxPunishTokens: maxTokens,
        penalty: repeatPenalty,
        frequencyPenalty,
        presencePenalty,
      },
    }),
    ...biasOption(model, sampling.logitBias),
  };
  const topK = sampling.topK ?? 0;
  if (topK > 0) return { ...options, topK };
  // A top-k of 0 still makes the native sampler sort the whole vocabulary, which halves the speed of a
  // small model (measured: 430 and 690 tokens/s). Only null, which the types do not know, leaves it out.
  return Object.assign(options, { topK: null });
}

function biasOption(
  model: LlamaModel,
  logitBias: Sampling["logitBias"],
): Pick<SequenceEvaluateOptions, "tokenBias"> {
  const wanted = Object.entries(logitBias ?? {});
  if (wanted.length === 0) return {};
  const vocabularySize = model.fileInfo.metadata.tokenizer.ggml.tokens.length;
  const biases = new Map<number, number>();
  for (const [key, bias] of wanted) {
    const id = Number(key);
    if (id >= vocabularySize) {
      const message = `The logit bias names token ${key}, but the model has only ${vocabularySize} tokens.`;
      throw new AppError("bad-input", message, { facts: { field: "logitBias" } });
    }
    biases.set(id, bias <= -100 ? -Infinity : bias);
  }
  return { tokenBias: new ExactBias(model, biases) };
}
