import type { z } from "zod";
import { problemSchema } from "#lib/protocol";

/** A request that Hearth refused, or that never reached it. `message` is a sentence for the reader. */
export class RequestProblem extends Error {
  override readonly name = "RequestProblem";
  /** A code of Hearth's errors, or `unreachable` when no answer came at all. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

interface RequestOptions {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  /** Sent as it is, in the place of `body`. */
  readonly file?: Blob;
  readonly signal?: AbortSignal | undefined;
  /** Lets the request outlive the page. Such bodies must stay below 64 KB. */
  readonly keepalive?: boolean | undefined;
}

/**
 * Asks Hearth's own API and checks the answer's shape.
 *
 * @throws RequestProblem for every failure except an abort of `signal`.
 */
export async function requestJson<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  options: RequestOptions = {},
): Promise<z.infer<Schema>> {
  const response = await send(path, options);
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) {
    throw new RequestProblem(
      "unreadable",
      "Hearth answered in a form this page does not know. Reload the page, it may be older than the server.",
      { cause: parsed.error },
    );
  }
  return parsed.data;
}

/** Like requestJson where the answer's body does not matter. */
export async function request(path: string, options: RequestOptions = {}): Promise<void> {
  await send(path, options);
}

/** Resolves with a successful response whose body is still unread. */
export async function send(path: string, options: RequestOptions = {}): Promise<Response> {
  const { method = "GET", body, file, signal, keepalive = false } = options;
  const response = await fetch(path, {
    method,
    keepalive,
    signal: signal ?? null,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    ...(file !== undefined && {
      body: file,
      headers: { "content-type": "application/octet-stream" },
    }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new RequestProblem(
      "unreachable",
      "Hearth does not answer. Check that it is still running, then try again.",
      { cause: error },
    );
  });
  if (!response.ok) throw await toProblem(response);
  return response;
}

async function toProblem(response: Response): Promise<RequestProblem> {
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (problem.success) return new RequestProblem(problem.data.code, problem.data.message);
  return new RequestProblem(
    "unexpected",
    `Hearth failed with status ${response.status} and gave no reason. Its log may say more.`,
  );
}

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof RequestProblem) return error.message;
  return "Something went wrong on this page. Reload it and try again.";
}
