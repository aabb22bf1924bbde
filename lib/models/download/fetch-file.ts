import { open } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#lib/errors";
import type { Network } from "#lib/network";
import { cutTo, sizeOf } from "./partial-folder.ts";
import { SourceFailure } from "./transfer.ts";

export interface FetchFileOptions {
  readonly network: Network;
  readonly url: string;
  readonly path: string;
  readonly signal: AbortSignal;
  readonly retryDelaysMs: readonly number[];
  /** Undefined when nobody has said how long it is. */
  readonly expectedBytes: number | undefined;
  /** The version of which the bytes on disk are; undefined asks for the rest of any, for callers that verify. */
  readonly etag: string | undefined;
  /** Told of the version before its first byte is written. */
  readonly onHead: (etag: string | undefined) => Promise<void>;
  readonly onProgress: (bytes: number) => void;
  readonly onRedirect?: ((head: Response) => void) | undefined;
}

/**
 * Brings a file here, going on where an earlier try ended. A broken connection is tried again after
 * a wait, and the count begins anew whenever bytes have arrived.
 *
 * @throws SourceFailure when the server refuses or sends something else than was expected;
 * AppError from the network when it cannot be reached.
 */
export async function fetchFile(options: FetchFileOptions): Promise<void> {
  const { path, signal, retryDelaysMs } = options;
  let { etag } = options;
  const onHead = async (next: string | undefined) => {
    etag = next;
    await options.onHead(next);
  };
  let tries = 0;
  for (;;) {
    const before = await sizeOf(path);
    try {
      await fetchRest({ ...options, etag, onHead });
      return;
    } catch (error) {
      if ((await sizeOf(path)) > before) tries = 0;
      const delayMs = retryDelaysMs[tries++];
      if (signal.aborted || isFinal(error) || delayMs === undefined) throw error;
      await sleep(delayMs, undefined, { signal });
    }
  }
}

const diskFailures = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO"];

function isFinal(error: unknown): boolean {
  if (error instanceof SourceFailure) return true;
  if (AppError.is(error)) return error.code !== "busy";
  return error instanceof Error && "code" in error && diskFailures.includes(String(error.code));
}

async function fetchRest(options: FetchFileOptions): Promise<void> {
  const { network, url, path, signal, expectedBytes, etag, onRedirect } = options;
  const present = await sizeOf(path);
  if (expectedBytes !== undefined && present === expectedBytes) return;
  const start = expectedBytes !== undefined && present > expectedBytes ? 0 : present;
  const response = await network.fetch(url, {
    purpose: "model download",
    signal,
    onRedirect,
    headers: start === 0 ? {} : rangeFrom(start, etag),
  });
  if (response.status === 416 && lengthIn(response) === start) return;
  const { from, totalBytes } = await readHead(response, { start, expectedBytes, path });
  await options.onHead(strongEtag(response));
  await cutTo(path, from);
  await append(response, { ...options, from, totalBytes });
}

function rangeFrom(start: number, etag: string | undefined): Record<string, string> {
  return { range: `bytes=${start}-`, ...(etag === undefined ? {} : { "if-range": etag }) };
}

/** What a server that has nothing more to send says the whole length is. */
function lengthIn(response: Response): number {
  return Number(/^bytes \*\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1]);
}

function strongEtag(response: Response): string | undefined {
  const etag = response.headers.get("etag");
  return etag === null || etag.startsWith("W/") ? undefined : etag;
}

interface HeadOptions {
  readonly start: number;
  readonly expectedBytes: number | undefined;
  readonly path: string;
}

/** Where the bytes that follow begin, and how long the whole file is. */
async function readHead(response: Response, { start, expectedBytes, path }: HeadOptions) {
  const { status, headers } = response;
  if (status === 416) {
    await response.body?.cancel();
    await cutTo(path, 0);
    throw new AppError("busy", "The server has no bytes behind those that are here.");
  }
  if (status !== 200 && status !== 206) {
    await response.body?.cancel();
    throw refusal(status);
  }
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get("content-range") ?? "");
  if (status === 206 && Number(range?.[1]) !== start) {
    await response.body?.cancel();
    throw new SourceFailure("The server sent another part of the file than it was asked for.");
  }
  const announced = status === 206 ? range?.[2] : headers.get("content-length");
  const totalBytes = announced == null || announced === "*" ? expectedBytes : Number(announced);
  if (expectedBytes !== undefined && totalBytes !== expectedBytes) {
    await response.body?.cancel();
    throw new SourceFailure(
      `The server offers ${totalBytes} bytes where ${expectedBytes} were expected.`,
    );
  }
  return { from: status === 206 ? start : 0, totalBytes };
}

function refusal(status: number): Error {
  if (status === 429 || status >= 500) {
    return new AppError("busy", `The server is busy or broken (status ${status}).`);
  }
  if (status === 401 || status === 403) {
    return new SourceFailure(`The server wants a sign-in or does not allow it (status ${status}).`);
  }
  if (status === 404 || status === 410) {
    return new SourceFailure(`The server does not have the file (status ${status}).`);
  }
  return new SourceFailure(`The server answered with status ${status}.`);
}

interface AppendOptions extends FetchFileOptions {
  readonly from: number;
  readonly totalBytes: number | undefined;
}

async function append(response: Response, options: AppendOptions): Promise<void> {
  const { path, from, totalBytes, onProgress } = options;
  const file = await open(path, "r+");
  let position = from;
  try {
    for await (const chunk of response.body ?? []) {
      if (totalBytes !== undefined && position + chunk.length > totalBytes) {
        throw new SourceFailure("The server sent more bytes than it had announced.");
      }
      await file.write(chunk, 0, chunk.length, position);
      position += chunk.length;
      onProgress(position);
    }
  } finally {
    await file.close();
  }
  if (totalBytes !== undefined && position < totalBytes) {
    throw new AppError("busy", "The connection ended before the file did.");
  }
}
