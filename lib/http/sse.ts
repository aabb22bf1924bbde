import { SseBody } from "./sse-body.ts";

/** An object is sent as JSON; a string as it stands, and must hold no line break. */
export type SseItem = object | string;

export interface SseOptions<Item> {
  /** The request's own signal: aborts when the client has gone. */
  readonly signal: AbortSignal;
  /** A comment goes out after this long without anything else. Default 10 s. */
  readonly keepAliveMs?: number | undefined;
  /** A reader that has taken nothing for this long is cut off. Default 30 s. */
  readonly stallMs?: number | undefined;
  /** Closes the connection when an answer cannot go on. Without it the body is left in error. */
  readonly hangUp?: (() => void) | undefined;
  /** The `id:` line of an item, which a reader names to go on from there; must hold no line break. */
  readonly idOf?: ((item: Item) => string | undefined) | undefined;
}

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/**
 * Answers with server-sent events, one `data:` line an item. Resolves with the first item, so that
 * what fails before it can still be answered with a status; a later failure cuts the connection.
 * The signal given to `open` aborts when the client has gone or has stopped reading.
 */
export async function sse<Item extends SseItem>(
  open: (signal: AbortSignal) => AsyncIterable<Item>,
  { signal, keepAliveMs = 10_000, stallMs = 30_000, hangUp, idOf }: SseOptions<Item>,
): Promise<Response> {
  const abort = new AbortController();
  const onGone = () => abort.abort();
  signal.addEventListener("abort", onGone, { once: true });
  if (signal.aborted) onGone();
  const forget = () => signal.removeEventListener("abort", onGone);

  const items = open(abort.signal)[Symbol.asyncIterator]();
  try {
    const first = await items.next();
    const onEnd = forget;
    const body = new SseBody({ items, first, abort, keepAliveMs, stallMs, hangUp, idOf, onEnd });
    return new Response(body.stream(), { headers });
  } catch (error) {
    forget();
    throw error;
  }
}
