import { expect, test, vi } from "vitest";
import { sse, type SseItem } from "./sse.ts";

const { signal } = new AbortController();

async function* from(...items: SseItem[]): AsyncGenerator<SseItem> {
  yield* items;
}

/** Gives one item, then nothing until it is told to stop. */
async function* untilAborted(ending: AbortSignal): AsyncGenerator<SseItem> {
  yield { a: 1 };
  await new Promise<void>((resolve) => ending.addEventListener("abort", () => resolve()));
}

test("objects go out as JSON and strings as they stand, one event each", async () => {
  const response = await sse(() => from({ text: "a\nb" }, "[DONE]"), { signal });

  expect(await response.text()).toBe('data: {"text":"a\\nb"}\n\ndata: [DONE]\n\n');
  expect(Object.fromEntries(response.headers)).toEqual({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
});

test("an item with a position carries it as its id", async () => {
  const idOf = (item: SseItem) => (typeof item === "object" ? "a:1" : undefined);

  const response = await sse(() => from({ b: 2 }, "c"), { signal, idOf });

  expect(await response.text()).toBe('id: a:1\ndata: {"b":2}\n\ndata: c\n\n');
});

test("a failure before the first item can still be answered with a status", async () => {
  const failing = async function* (): AsyncGenerator<SseItem> {
    yield await Promise.reject<string>(new Error("no such thing"));
  };

  await expect(sse(failing, { signal })).rejects.toThrow("no such thing");
});

test("comments keep a quiet stream alive", async () => {
  const response = await sse(untilAborted, { signal, keepAliveMs: 1 });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();

  const texts = [await reader?.read(), await reader?.read(), await reader?.read()];

  expect(texts.map((chunk) => chunk?.value)).toEqual([
    'data: {"a":1}\n\n',
    ": ping\n\n",
    ": ping\n\n",
  ]);
  await reader?.cancel();
});

test("the source is told when the request is aborted", async () => {
  const request = new AbortController();
  const response = await sse(untilAborted, { signal: request.signal });

  request.abort();

  expect(await response.text()).toBe('data: {"a":1}\n\n');
});

test("the source is told when the body is cancelled", async () => {
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  const source = async function* (ending: AbortSignal): AsyncGenerator<SseItem> {
    yield* untilAborted(ending);
    resolve("ended");
  };
  const response = await sse(source, { signal });

  await response.body?.cancel();

  expect(await ended).toBe("ended");
});

test("a reader that takes nothing is cut off, and little waits for it meanwhile", async () => {
  let made = 0;
  const { promise: ended, resolve: markEnded } = Promise.withResolvers<string>();
  const flood = async function* (ending: AbortSignal): AsyncGenerator<SseItem> {
    ending.addEventListener("abort", () => markEnded("ended"));
    for (;;) {
      made += 1;
      yield "x".repeat(1000);
    }
  };
  const hangUp = vi.fn<() => void>();

  await sse(flood, { signal, stallMs: 5, hangUp });

  expect(await ended).toBe("ended");
  expect(hangUp).toHaveBeenCalledOnce();
  expect(made).toBeLessThan(70);
});

test("without a connection to close, a stalled body ends in error", async () => {
  const { promise: ended, resolve: markEnded } = Promise.withResolvers<string>();
  const flood = async function* (ending: AbortSignal): AsyncGenerator<SseItem> {
    ending.addEventListener("abort", () => markEnded("ended"));
    for (;;) yield "x".repeat(100_000);
  };
  const response = await sse(flood, { signal, stallMs: 1 });

  await ended;

  await expect(response.text()).rejects.toThrow("cut off");
});
