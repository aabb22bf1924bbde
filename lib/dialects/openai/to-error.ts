import { AppError, type ErrorCode } from "#lib/errors";

interface Words {
  readonly type: string;
  readonly code: string | null;
  readonly param?: string;
}

const invalid = "invalid_request_error";

const words = {
  "bad-input": { type: invalid, code: null },
  "context-too-long": { type: invalid, code: "context_length_exceeded", param: "messages" },
  "not-signed-in": { type: invalid, code: "invalid_api_key" },
  "not-allowed": { type: invalid, code: "permission_denied" },
  "not-found": { type: invalid, code: "model_not_found", param: "model" },
  conflict: { type: invalid, code: null },
  "too-large": { type: invalid, code: null },
  "rate-limited": { type: "rate_limit_exceeded", code: "rate_limit_exceeded" },
  busy: { type: "server_error", code: null },
  "model-failed": { type: "server_error", code: null },
  stopped: { type: "server_error", code: null },
} satisfies Record<ErrorCode, Words>;

/** Our finer words that OpenAI's clients know by another name. */
const reasons: Readonly<Record<string, string>> = { missing: "missing_required_parameter" };

export interface OpenAiError {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string | null;
    readonly n_prompt_tokens?: number | undefined;
    readonly n_ctx?: number | undefined;
  };
}

/** An error as OpenAI's clients read it, all four keys present. An unforeseen one keeps its reason to itself. */
export function toOpenAiError(error: unknown): OpenAiError {
  if (!AppError.is(error)) {
    const message = "Something went wrong inside Hearth. Try again.";
    return { error: { message, type: "server_error", param: null, code: null } };
  }
  const { type, code, param }: Words = words[error.code];
  const { field, reason, promptTokens, contextSize } = error.facts;
  return {
    error: {
      message: error.message,
      type,
      param: field ?? param ?? null,
      code: reason === undefined ? code : (reasons[reason] ?? reason),
      n_prompt_tokens: promptTokens,
      n_ctx: contextSize,
    },
  };
}

/** A path that no route answers. */
export function unknownUrl(method: string, path: string): OpenAiError {
  const message = `There is no ${method} ${path} here. Look at the base URL of your client.`;
  return { error: { message, type: invalid, param: null, code: "unknown_url" } };
}

/** A path that answers other methods only. */
export function wrongMethodError(method: string, path: string): OpenAiError {
  const message = `${path} does not answer ${method}.`;
  return { error: { message, type: invalid, param: null, code: null } };
}
