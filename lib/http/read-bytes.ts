import { AppError } from "#lib/errors";

/**
 * Reads a body that may not exceed `maxBytes`. A stated length above it is refused unread; an
 * unstated one as soon as the limit is passed.
 *
 * @throws AppError `too-large`, or `stopped` when the client went away while sending.
 */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const stated = request.headers.get("content-length");
  if (Number(stated) > maxBytes) throw tooLarge(maxBytes);
  try {
    // The server in front ends a body at its stated length, so it can be taken in one piece.
    const bytes =
      stated === null
        ? await readCounted(request, maxBytes)
        : new Uint8Array(await request.arrayBuffer());
    if (bytes.byteLength > maxBytes) throw tooLarge(maxBytes);
    return bytes;
  } catch (cause) {
    if (AppError.is(cause)) throw cause;
    throw new AppError("stopped", "The request ended before its body did. Send it again.", {
      cause,
    });
  }
}

async function readCounted(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  // Leaving the loop by throwing cancels the body, so the rest is never held.
  for await (const chunk of request.body) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, sizeBytes);
}

function tooLarge(maxBytes: number): AppError {
  const limit = Math.floor(maxBytes / 1024 / 1024);
  return new AppError("too-large", `The body is larger than ${limit} MiB. Send less at once.`);
}
