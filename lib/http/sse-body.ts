import { AppError } from "#lib/errors";
import type { SseItem } from "./sse.ts";

interface SseBodyOptions<Item> {
  readonly items: AsyncIterator<Item>;
  readonly first: IteratorResult<Item>;
  readonly abort: AbortController;
  readonly keepAliveMs: number;
  readonly stallMs: number;
  readonly hangUp: (() => void) | undefined;
  readonly idOf: ((item: Item) => string | undefined) | undefined;
  readonly onEnd: () => void;
}

/** What may wait for a reader inside this process, beside the socket's own buffers. */
const maxBufferedBytes = 64 * 1024;
const ping = Buffer.from(": ping\n\n");

/** Moves items into a bounded byte stream and lets go of the source as soon as nobody reads. */
export class SseBody<Item extends SseItem> {
  readonly #options: SseBodyOptions<Item>;
  #isCancelled = false;
  #onDrained: (() => void) | undefined;

  constructor(options: SseBodyOptions<Item>) {
    this.#options = options;
  }

  stream(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => void this.#pump(controller),
        pull: () => this.#onDrained?.(),
        cancel: () => {
          this.#isCancelled = true;
          this.#options.abort.abort();
          this.#onDrained?.();
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: maxBufferedBytes }),
    );
  }

  async #pump(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { items, first, abort, keepAliveMs, hangUp, idOf, onEnd } = this.#options;
    const keepAlive = setInterval(() => {
      if ((controller.desiredSize ?? 0) > 0) controller.enqueue(ping);
    }, keepAliveMs);
    const send = (item: Item) => {
      controller.enqueue(encode(item, idOf?.(item)));
      keepAlive.refresh();
      return (controller.desiredSize ?? 0) > 0 ? undefined : this.#drained();
    };
    try {
      if (first.done !== true) await send(first.value);
      for await (const item of { [Symbol.asyncIterator]: () => items }) {
        if (this.#isCancelled) break;
        await send(item);
      }
      if (!this.#isCancelled) controller.close();
    } catch (error) {
      abort.abort();
      if (this.#isCancelled) return;
      if (hangUp === undefined) controller.error(error);
      else hangUp();
    } finally {
      clearInterval(keepAlive);
      onEnd();
    }
  }

  async #drained(): Promise<void> {
    const { stallMs } = this.#options;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#onDrained = resolve;
    const stalled = setTimeout(() => {
      reject(new AppError("stopped", "The reader took nothing for too long and was cut off."));
    }, stallMs);
    try {
      await promise;
    } finally {
      clearTimeout(stalled);
      this.#onDrained = undefined;
    }
  }
}

function encode(item: SseItem, id: string | undefined): Uint8Array {
  const head = id === undefined ? "" : `id: ${id}\n`;
  return Buffer.from(`${head}data: ${typeof item === "string" ? item : JSON.stringify(item)}\n\n`);
}
