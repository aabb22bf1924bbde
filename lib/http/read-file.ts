import { AppError } from "#lib/errors";

export interface ReadFileOptions {
  /** A body above it is refused: unread when its length is stated, else as soon as it is passed. */
  readonly maxBytes: number;
}

/** No form on a foreign page can send it without asking first. */
const fileType = "application/octet-stream";

/**
 * The body of a request as a file that comes piece by piece. Reading it fails with AppError
 * `too-large` when it is longer than allowed, and `stopped` when it ends before its time.
 *
 * @throws AppError `bad-input` for another content type, `too-large` when the stated length is.
 */
export function readFile(
  request: Request,
  { maxBytes }: ReadFileOptions,
): AsyncIterable<Uint8Array> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== fileType) {
    throw new AppError("bad-input", `Send the file as it is with Content-Type: ${fileType}.`);
  }
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge(maxBytes);
  return counted(request.body, maxBytes);
}

async function* counted(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let sizeBytes = 0;
  try {
    // Leaving the loop by throwing cancels the body, so the rest is never held.
    for await (const chunk of body ?? []) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
      yield chunk;
    }
  } catch (cause) {
    if (AppError.is(cause)) throw cause;
    throw new AppError("stopped", "The file did not come to its end. Send it again.", { cause });
  }
}

function tooLarge(maxBytes: number): AppError {
  const limit = Math.floor(maxBytes / 1024 / 1024);
  return new AppError("too-large", `The file is larger than ${limit} MiB.`);
}
