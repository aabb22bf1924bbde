import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AnswerEvent, Message, SendRequest } from "#lib/protocol";
import { openHouse, type House } from "../../tests/support/open-house.ts";

const never = new AbortController().signal;

let house: House;
beforeAll(async () => {
  house = await openHouse({
    models: {
      brief: { text: "Bread {rises|bakes} slowly." },
      endless: { endless: true, width: 512, context: 2048 },
    },
    env: { HEARTH_SLOTS: "2", HEARTH_CONTEXT: "512" },
  });
});
afterAll(() => house[Symbol.asyncDispose]());

interface Say {
  readonly text?: string;
  readonly parentId?: string | null;
  readonly modelId?: string;
}

function request({ text = "Hello", parentId = null, modelId = "brief" }: Say = {}): SendRequest {
  return { messageId: randomUUID(), answerId: randomUUID(), parentId, text, modelId };
}

async function say(conversationId: string, what: Say = {}) {
  const sent = await house.chat.send(conversationId, request(what));
  return { ...sent, answer: await ended(sent.answer.id) };
}

async function ended(messageId: string): Promise<Message> {
  const last = (await Array.fromAsync(house.chat.watch(messageId, never))).at(-1);
  if (last?.type !== "end") throw new Error("A watched answer ends.");
  return last.message;
}

/** Resolves once some of the answer is there, with the rest of its events still to come. */
async function writing(messageId: string): Promise<AsyncIterator<AnswerEvent>> {
  const events = house.chat.watch(messageId, never)[Symbol.asyncIterator]();
  for (;;) {
    const { value, done } = await events.next();
    if (done === true || value.type === "end") throw new Error("The answer ended too early.");
    if (value.type === "text-delta" || textIn(value) !== "") return events;
  }
}

function textIn(event: AnswerEvent): string {
  return event.type === "snapshot" ? event.message.text : "";
}

test("a question is answered, and both are there with their figures afterwards", async () => {
  const conversationId = randomUUID();

  const { message, answer } = await say(conversationId, { text: "How does bread rise?" });
  const { conversation, messages } = await house.chat.open(conversationId);

  expect(conversation.title).toBe("How does bread rise?");
  expect(messages).toEqual([message, answer]);
  expect(answer).toMatchObject({ status: "complete", parentId: message.id, error: null });
  expect(answer.text).toMatch(/^Bread (rises|bakes) slowly\.$/);
  expect(answer.figures).toMatchObject({ contextSize: 512, cachedTokens: expect.any(Number) });
  expect(answer.figures?.completionTokens).toBeGreaterThan(2);
});

test("a second turn shows the model the first one, which its slot still knows", async () => {
  const conversationId = randomUUID();
  const first = await say(conversationId);

  const second = await say(conversationId, { parentId: first.answer.id });

  const [before, after] = [first.answer.figures, second.answer.figures];
  expect(after?.promptTokens).toBeGreaterThan(before?.promptTokens ?? Infinity);
  expect(after?.cachedTokens).toBeGreaterThanOrEqual(before?.promptTokens ?? Infinity);
});

test("the same ids sent five times at once store one question and one answer", async () => {
  const conversationId = randomUUID();
  const same = request();

  const sent = await Promise.all([1, 2, 3, 4, 5].map(() => house.chat.send(conversationId, same)));
  await ended(same.answerId);
  const again = await house.chat.send(conversationId, same);
  const { messages } = await house.chat.open(conversationId);

  expect(new Set(sent.map(({ answer }) => answer.id))).toEqual(new Set([same.answerId]));
  expect(messages.map(({ id }) => id)).toEqual([same.messageId, same.answerId]);
  expect(again.answer).toEqual(messages[1]);
});

test("an id that something else has is refused and changes nothing", async () => {
  const conversationId = randomUUID();
  const { message, answer } = await say(conversationId);
  const fresh = request();

  const attempts = [
    { ...fresh, messageId: message.id },
    { ...fresh, answerId: answer.id },
    { ...fresh, messageId: message.id, answerId: answer.id, text: "Other words" },
    { ...fresh, messageId: answer.id },
  ];

  for (const attempt of attempts) {
    const sending = house.chat.send(conversationId, attempt);
    await expect(sending).rejects.toMatchObject({ code: "conflict" });
  }
  expect((await house.chat.open(conversationId)).messages).toEqual([message, answer]);
});

test("a parent in no conversation or in another one is not found, and nothing is stored", async () => {
  const elsewhere = await say(randomUUID());
  const conversationId = randomUUID();

  for (const parentId of [randomUUID(), elsewhere.answer.id]) {
    const sending = house.chat.send(conversationId, request({ parentId }));
    await expect(sending).rejects.toMatchObject({ code: "not-found" });
  }

  await expect(house.chat.open(conversationId)).rejects.toMatchObject({ code: "not-found" });
});

test("an unknown model is refused before anything is stored", async () => {
  const conversationId = randomUUID();

  const sending = house.chat.send(conversationId, request({ modelId: "nobody" }));

  await expect(sending).rejects.toMatchObject({ code: "not-found" });
  await expect(house.chat.open(conversationId)).rejects.toMatchObject({ code: "not-found" });
});

test("editing and regenerating make siblings and leave what was there", async () => {
  const conversationId = randomUUID();
  const first = await say(conversationId, { text: "one" });

  const edited = await say(conversationId, { text: "one, better" });
  const answerId = randomUUID();
  await house.chat.regenerate(first.answer.id, { answerId, modelId: "brief" });
  const other = await ended(answerId);
  const { messages } = await house.chat.open(conversationId);

  expect(messages).toEqual([first.message, first.answer, edited.message, edited.answer, other]);
  expect(edited.message.parentId).toBe(first.message.parentId);
  expect(other).toMatchObject({ parentId: first.message.id, status: "complete" });
});

test("regenerating twice with one id makes one sibling, and a question has none", async () => {
  const conversationId = randomUUID();
  const first = await say(conversationId);
  const again = { answerId: randomUUID(), modelId: "brief" };

  await house.chat.regenerate(first.answer.id, again);
  await house.chat.regenerate(first.answer.id, again);
  await ended(again.answerId);

  expect((await house.chat.open(conversationId)).messages).toHaveLength(3);
  const ofQuestion = house.chat.regenerate(first.message.id, { ...again, answerId: randomUUID() });
  await expect(ofQuestion).rejects.toMatchObject({ code: "not-found" });
  const ofItself = house.chat.regenerate(first.answer.id, { ...again, answerId: first.answer.id });
  await expect(ofItself).rejects.toMatchObject({ code: "conflict" });
});

test("stop ends an answer with its text kept and frees the slot", async () => {
  const conversationId = randomUUID();
  const { answer } = await house.chat.send(conversationId, request({ modelId: "endless" }));
  await writing(answer.id);

  const stopped = await house.chat.stop(answer.id);
  const again = await house.chat.stop(answer.id);
  const stored = await house.db.messages.find(answer.id);

  expect(stopped).toMatchObject({ status: "stopped", error: null });
  expect(stopped.text).not.toBe("");
  expect([again, stored]).toEqual([stopped, stopped]);
  expect(stopped.figures?.completionTokens).toBeGreaterThan(0);
  expect(house.inference.status().slots.every(({ state }) => state === "idle")).toBe(true);
});

test("nothing is asked below an answer that is still being written, nor is it regenerated", async () => {
  const conversationId = randomUUID();
  const { answer } = await house.chat.send(conversationId, request({ modelId: "endless" }));

  const below = house.chat.send(conversationId, request({ parentId: answer.id }));
  await expect(below).rejects.toMatchObject({ code: "conflict" });
  const sibling = { answerId: randomUUID(), modelId: "brief" };
  const beside = house.chat.regenerate(answer.id, sibling);
  await expect(beside).rejects.toMatchObject({ code: "conflict" });

  await house.chat.stop(answer.id);
  expect((await house.chat.open(conversationId)).messages).toHaveLength(2);
});

test("a conversation can be deleted in the middle of an answer, whose watchers see its end", async () => {
  const conversationId = randomUUID();
  const { answer } = await house.chat.send(conversationId, request({ modelId: "endless" }));
  const watching = ended(answer.id);
  await writing(answer.id);

  await house.chat.remove(conversationId);

  expect(await watching).toMatchObject({ status: "stopped" });
  await expect(house.chat.open(conversationId)).rejects.toMatchObject({ code: "not-found" });
  expect(await house.db.messages.find(answer.id)).toBeUndefined();
});

test("many watchers who come and go see one text, and the answer does not mind", async () => {
  const conversationId = randomUUID();
  const { answer } = await house.chat.send(conversationId, request({ modelId: "endless" }));
  const leaving = new AbortController();
  const watchers = Array.from({ length: 20 }, () =>
    Array.fromAsync(house.chat.watch(answer.id, never)),
  );
  const gone = Array.fromAsync(house.chat.watch(answer.id, leaving.signal));
  await writing(answer.id);

  leaving.abort();
  await gone;
  await writing(answer.id);
  const stopped = await house.chat.stop(answer.id);
  const texts = (await Promise.all(watchers)).map((events) => folded(events));

  expect(new Set(texts)).toEqual(new Set([stopped.text]));
});

function folded(events: readonly AnswerEvent[]): string {
  return events.map((event) => (event.type === "text-delta" ? event.text : textIn(event))).join("");
}

test("a conversation too long for the model fails with the numbers and harms nothing", async () => {
  const conversationId = randomUUID();

  const long = await say(conversationId, { text: "word ".repeat(2_000) });
  const short = await say(conversationId, { text: "Hello" });

  expect(long.answer).toMatchObject({ status: "failed", error: { code: "context-too-long" } });
  expect(long.answer.error?.message).toMatch(/is [\d,]+ tokens long and the model holds 512/);
  expect(short.answer.status).toBe("complete");
});

test("an answer that fills its slot is kept and says why it breaks off", async () => {
  const { answer } = await say(randomUUID(), { modelId: "endless" });

  expect(answer).toMatchObject({ status: "stopped", error: { code: "context-too-long" } });
  expect(answer.error?.message).toContain("all 512 tokens");
  expect(answer.text).not.toBe("");
});

test("when the engine is killed the answer fails with its text kept, and the next one works", async () => {
  const conversationId = randomUUID();
  const { answer } = await house.chat.send(conversationId, request({ modelId: "endless" }));
  await writing(answer.id);

  const { processId } = house.inference.status();
  if (processId === null) throw new Error("The engine runs.");
  process.kill(processId, "SIGKILL");
  const failed = await ended(answer.id);
  const next = await say(conversationId, { text: "Again" });

  expect(failed).toMatchObject({ status: "failed", error: { code: "model-failed" } });
  expect(failed.text).not.toBe("");
  expect(await house.db.messages.find(answer.id)).toEqual(failed);
  expect(next.answer.status).toBe("complete");
});

test("what an earlier process left streaming is settled when someone asks for it", async () => {
  const conversationId = randomUUID();
  const { answer } = await say(conversationId);
  const orphan = { ...answer, id: randomUUID(), text: "half", status: "streaming" as const };
  await house.db.messages.insert(orphan);

  const { messages } = await house.chat.open(conversationId);

  expect(messages.at(-1)).toMatchObject({ id: orphan.id, status: "stopped", text: "half" });
  expect(await ended(orphan.id)).toEqual(messages.at(-1));
});

test("a text that Postgres could not keep is refused", async () => {
  for (const text of ["a\0b", "half \ud83d"]) {
    const sending = house.chat.send(randomUUID(), request({ text }));
    await expect(sending).rejects.toMatchObject({ code: "bad-input", facts: { field: "text" } });
  }
});
