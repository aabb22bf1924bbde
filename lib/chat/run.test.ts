import { expect, test } from "vitest";
import type { AnswerEvent, Message } from "#lib/protocol";
import { Run } from "./run.ts";

const id = "7b1c9a52-6d5e-4c39-9f63-0a4b1f1f8e11";

const answer: Message = {
  id,
  conversationId: id,
  threadId: id,
  parentId: "0d9f3c1e-7f0e-4b1a-8f3e-5f6a7b8c9d0e",
  messageType: "message",
  role: "assistant",
  text: "",
  reasoning: null,
  status: "streaming",
  modelId: "tiny",
  error: null,
  figures: null,
  createdAt: "2026-11-21T00:00:00.000Z",
};

const never = new AbortController().signal;
const write = (text: string) => ({ type: "text-delta", text, tokens: 1 }) as const;
const think = (text: string) => ({ type: "reasoning-delta", text, tokens: 1 }) as const;

function final(run: Run, status: Message["status"] = "complete"): Message {
  return { ...run.message, status };
}

test("a watcher who comes late gets what was said in the snapshot and the rest as it comes", async () => {
  const run = new Run(answer);
  run.take(think("hm"));
  run.take(write("Once "));
  const watching = run.watch(never);
  const snapshot = await watching.next();

  run.take(write("upon"));
  const delta = await watching.next();
  const end = watching.next();
  run.end(final(run));

  expect(snapshot.value).toMatchObject({
    type: "snapshot",
    message: { text: "Once ", reasoning: "hm", status: "streaming" },
    phase: { phase: "writing" },
  });
  expect(delta.value).toEqual({ type: "text-delta", text: "upon" });
  expect((await end).value).toMatchObject({ type: "end", message: { text: "Once upon" } });
});

test("a watcher who was away gets one large delta and every watcher the same text", async () => {
  const run = new Run(answer);
  const slow = run.watch(never);
  await slow.next();

  const quick = Array.fromAsync(run.watch(never));
  for (let count = 0; count < 10_000; count += 1) run.take(write(`${count} `));
  run.end(final(run));
  const late = await Array.fromAsync(slow);

  expect(late.map(({ type }) => type)).toEqual(["phase", "text-delta", "end"]);
  expect(textOf(late)).toBe(textOf(await quick));
});

test("what comes after a stop is not shown", async () => {
  const run = new Run(answer);
  run.take(write("kept"));

  run.stop();
  run.take(write(" and not this"));

  expect(run.message.text).toBe("kept");
});

test("ending the watching leaves the run alone", async () => {
  const run = new Run(answer);
  const leaving = new AbortController();
  const watching = Array.fromAsync(run.watch(leaving.signal));

  leaving.abort();
  const seen = await watching;
  run.take(write("still here"));

  expect(seen.map(({ type }) => type)).toEqual(["snapshot"]);
  expect(run.signal.aborted).toBe(false);
  expect(run.message.text).toBe("still here");
});

test("a model's NUL is replaced, because nothing can store it", () => {
  const run = new Run(answer);

  run.take(write("a\0b"));

  expect(run.message.text).toBe("a\ufffdb");
});

function textOf(events: readonly AnswerEvent[]): string {
  return events.map((event) => (event.type === "text-delta" ? event.text : "")).join("");
}
