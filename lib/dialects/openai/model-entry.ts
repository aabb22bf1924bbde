import type { InstalledModel } from "#lib/protocol";

const supportedParameters = [
  "temperature",
  "top_p",
  "top_k",
  "min_p",
  "max_tokens",
  "max_completion_tokens",
  "stop",
  "seed",
  "n",
  "frequency_penalty",
  "presence_penalty",
  "repeat_penalty",
  "logit_bias",
];

/**
 * A model as `/v1/models` lists it. `contextSize` is what one request can use, prompt and answer
 * together; clients size their prompts by it, so it must never be more than is served.
 */
export function toModelEntry(model: InstalledModel, contextSize: number) {
  return {
    id: model.id,
    object: "model" as const,
    created: model.createdAt,
    owned_by: "hearth",
    type: "model" as const,
    created_at: new Date(model.createdAt * 1000).toISOString(),
    name: model.title,
    display_name: model.title,
    context_length: contextSize,
    max_model_len: contextSize,
    top_provider: { context_length: contextSize, max_completion_tokens: contextSize },
    architecture: { input_modalities: ["text"], output_modalities: ["text"] },
    supported_parameters: supportedParameters,
    meta: {
      n_ctx: contextSize,
      n_ctx_train: model.trainedContext,
      n_params: model.parameters,
      size: model.sizeBytes,
    },
  };
}

export type ModelEntry = ReturnType<typeof toModelEntry>;

/** The list, with the keys beside it that Anthropic's clients look for on the same path. */
export function toModelList(entries: readonly ModelEntry[]) {
  return {
    object: "list" as const,
    data: entries,
    has_more: false,
    first_id: entries.at(0)?.id ?? null,
    last_id: entries.at(-1)?.id ?? null,
  };
}
