import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message } from "#lib/protocol";
import { openTestDatabase } from "../../../tests/support/database.ts";
import type { Database } from "../open-database.ts";
import type { NewMessage } from "./messages.ts";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

async function conversation() {
  const id = randomUUID();
  await db.transaction((tx) => tx.conversations.create({ id, title: "Bread" }));
  const threadId = await db.conversations.findMainThread(id);
  if (threadId === undefined) throw new Error("A conversation has a main thread.");
  return { conversationId: id, threadId };
}

type Place = Awaited<ReturnType<typeof conversation>>;

function question(place: Place, parent: Message | undefined, text: string): NewMessage {
  const parentId = parent?.id ?? null;
  return {
    ...place,
    id: randomUUID(),
    parentId,
    role: "user",
    text,
    status: "complete",
    modelId: null,
  };
}

function answer(place: Place, parent: Message, text = ""): NewMessage {
  const shape = { role: "assistant", status: "streaming", modelId: "tiny" } as const;
  return { ...place, ...shape, id: randomUUID(), parentId: parent.id, text };
}

async function insert(message: NewMessage): Promise<Message> {
  const stored = await db.messages.insert(message);
  if (stored === undefined) throw new Error("The id is free.");
  return stored;
}

test("the line to a message leaves the other branches out, and its beginning when it is long", async () => {
  const place = await conversation();
  const first = await insert(question(place, undefined, "one"));
  const reply = await insert(answer(place, first, "two"));
  await insert(answer(place, first, "another two"));
  const next = await insert(question(place, reply, "three"));
  await insert(question(place, reply, "another three"));

  const whole = await db.messages.lineTo(next.id, { maxBytes: 1_000 });
  const end = await db.messages.lineTo(next.id, { maxBytes: 6 });

  expect(whole.messages.map((message) => message.text)).toEqual(["one", "two", "three"]);
  expect(whole.before).toBe(0);
  expect(end.messages.map((message) => message.text)).toEqual(["two", "three"]);
  expect(end.before).toBe(1);
});

test("a taken id stores nothing and says so", async () => {
  const place = await conversation();
  const first = await insert(question(place, undefined, "one"));

  const second = await db.messages.insert({ ...question(place, undefined, "two"), id: first.id });

  expect(second).toBeUndefined();
  expect(await db.messages.listIn(place.conversationId)).toEqual([first]);
});

test("an ended answer cannot be written again", async () => {
  const place = await conversation();
  const first = await insert(question(place, undefined, "one"));
  const reply = await insert(answer(place, first));
  const ended = await db.messages.finish(reply.id, { status: "complete", text: "two" });

  const again = await db.messages.finish(reply.id, { status: "failed" });

  expect(ended).toMatchObject({ status: "complete", text: "two" });
  expect(again).toBeUndefined();
  expect(await db.messages.find(reply.id)).toEqual(ended);
});

test("an answer that broke off is opened again with its text, a complete one is not", async () => {
  const place = await conversation();
  const first = await insert(question(place, undefined, "one"));
  const broken = await insert(answer(place, first));
  const whole = await insert(answer(place, first));
  const error = { code: "busy", message: "Try again." };
  await db.messages.finish(broken.id, { status: "failed", text: "half", reasoning: "hm", error });
  await db.messages.finish(whole.id, { status: "complete", text: "two" });

  const opened = await db.messages.continue(broken.id);
  const refused = await db.messages.continue(whole.id);

  expect(opened).toMatchObject({ status: "streaming", text: "half", reasoning: "hm", error: null });
  expect(refused).toBeUndefined();
});

test("Postgres itself refuses what would not be a tree of questions and answers", async () => {
  const place = await conversation();
  const elsewhere = await conversation();
  const first = await insert(question(place, undefined, "one"));
  const orphan = { ...question(place, undefined, "x"), parentId: randomUUID() };
  const ownParent = randomUUID();

  const refused: [constraint: string, NewMessage][] = [
    ["messages_parent", question(elsewhere, first, "a parent in another conversation")],
    ["messages_thread", { ...question(place, first, "x"), threadId: elsewhere.threadId }],
    ["messages_parent", orphan],
    ["messages_not_own_parent", { ...orphan, id: ownParent, parentId: ownParent }],
    ["messages_question", { ...question(place, undefined, "x"), status: "streaming" }],
    ["messages_answer", { ...answer(place, first), parentId: null }],
    ["messages_answer", { ...answer(place, first), modelId: null }],
    ["messages_role", { ...question(place, undefined, "x"), role: "system" as "user" }],
  ];

  for (const [constraint, message] of refused) {
    const failure: unknown = await db.messages.insert(message).catch((error: unknown) => error);
    expect(failure).toMatchObject({ constraint });
  }
  expect(await db.messages.listIn(place.conversationId)).toEqual([first]);
});

test("purging a conversation removes its tree and nothing else", async () => {
  const place = await conversation();
  const kept = await conversation();
  const first = await insert(question(place, undefined, "one"));
  await insert(answer(place, first));
  const other = await insert(question(kept, undefined, "other"));
  await db.conversations.markDeleted(place.conversationId);

  const purged = await db.conversations.purge(new Date(Date.now() + 60_000));

  expect(purged).toEqual([place.conversationId]);
  expect(await db.messages.findEvenDeleted(first.id)).toBeUndefined();
  expect(await db.messages.find(other.id)).toEqual(other);
});

test("a refused message does not carry its text into the error", async () => {
  const place = await conversation();
  const secret = "what nobody else may read";

  const refused = [
    { ...answer(place, await insert(question(place, undefined, "one")), secret), modelId: null },
    question(place, undefined, `${secret}\0`),
  ];
  const failures: unknown[] = [];
  for (const message of refused) {
    failures.push(await db.messages.insert(message).catch((error: unknown) => error));
  }

  expect(failures.every((failure) => failure instanceof Error)).toBe(true);
  expect(inspect(failures, { depth: 10, showHidden: true })).not.toContain(secret);
});
