import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHouse, type House } from "../support/open-house.ts";
import { OwnApi } from "../support/own-api.ts";

let house: House;
let api: OwnApi;
beforeAll(async () => {
  house = await openHouse({ models: {} });
  api = new OwnApi(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

const path = "/api/conversations/import";
const createdAt = "2026-11-21T09:00:00.000Z";

function said(id: string, parentId: string | null, more: object = {}) {
  const role = parentId === null ? "user" : "assistant";
  const base = { id, parentId, role, text: "Bread", reasoning: null, modelId: null };
  return { ...base, status: "complete", createdAt, ...more };
}

function tree(messages: readonly object[], id: string = randomUUID()) {
  const conversation = { id, title: "Bread", createdAt };
  return { format: "hearth-conversation", version: 1, conversation, messages };
}

async function requireNothingStored(id: string): Promise<void> {
  expect((await api.ask("GET", `/api/conversations/${id}`)).status).toBe(404);
}

const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];

test.each([
  ["a circle of two", [said(one, two), said(two, one)]],
  ["a message below itself", [said(one, one)]],
  ["a child before its parent", [said(two, one), said(one, null)]],
  ["a parent that is nowhere", [said(one, null), said(two, three)]],
  ["an id that is there twice", [said(one, null), said(one, null)]],
  ["an id that is there twice in other letters", [said(one, null), said(one.toUpperCase(), one)]],
  ["an answer to nothing", [said(one, null, { role: "assistant" })]],
  ["a role that nobody has", [said(one, null, { role: "system" })]],
  [
    "a message that is still being written",
    [said(one, null), said(two, one, { status: "streaming" })],
  ],
  ["a message with an owner", [said(one, null, { ownerId: "someone" })]],
  ["a message of another conversation", [said(one, null, { conversationId: randomUUID() })]],
  ["a time that never was", [said(one, null, { createdAt: "yesterday" })]],
  ["a NUL character", [said(one, null, { text: "a\0b" })]],
  ["half a character", [said(one, null, { text: "\ud83d" })]],
  [
    "a file with a NUL character",
    [said(one, null, { attachments: [{ id: two, name: "a", text: "\0" }] })],
  ],
  [
    "a file that is there twice",
    [
      said(one, null, { attachments: [{ id: two, name: "a.md", text: "a" }] }),
      said(three, null, { attachments: [{ id: two, name: "b.md", text: "b" }] }),
    ],
  ],
])("%s is no tree and stores nothing", async (_, messages) => {
  const wanted = tree(messages);

  const { status, body } = await api.ask("POST", path, wanted);

  expect([status, body]).toMatchObject([
    400,
    { code: "bad-input", message: expect.stringMatching(/\.$/) },
  ]);
  await requireNothingStored(wanted.conversation.id);
});

test("keys that poison a prototype are refused, wherever they stand", async () => {
  const whole = JSON.stringify(tree([said(randomUUID(), null)]));
  const poisons = ['"__proto__":{"isAdmin":true}', '"constructor":{"prototype":{"isAdmin":true}}'];
  const attempts = poisons.flatMap((poison) => [
    whole.replace('"format"', `${poison},"format"`),
    whole.replace('"title"', `${poison},"title"`),
    whole.replace('"parentId"', `${poison},"parentId"`),
  ]);

  const replies = await Promise.all(attempts.map((attempt) => api.ask("POST", path, attempt)));

  expect(replies.map(({ status }) => status)).toEqual(attempts.map(() => 400));
  expect(Reflect.get({}, "isAdmin")).toBeUndefined();
});

test("messages that belong to another conversation are not taken over", async () => {
  const mine = tree([said(randomUUID(), null)]);
  await api.ask("POST", path, mine);
  const [message] = mine.messages;

  const theirs = tree([{ ...message, text: "Mine now" }]);
  const { status } = await api.ask("POST", path, theirs);

  expect(status).toBe(409);
  await requireNothingStored(theirs.conversation.id);
  const { body } = await api.ask("GET", `/api/conversations/${mine.conversation.id}/export`);
  expect(body).toMatchObject({ messages: [{ text: "Bread" }] });
});

test("importing over a conversation that is there changes nothing of it", async () => {
  const mine = tree([said(randomUUID(), null)]);
  await api.ask("POST", path, mine);

  const again = await api.ask("POST", path, tree([said(randomUUID(), null)], mine.conversation.id));

  expect(again).toEqual({ status: 200, body: { isNew: false } });
  const { body } = await api.ask("GET", `/api/conversations/${mine.conversation.id}/export`);
  expect(body).toMatchObject({ messages: mine.messages });
});

test("more messages than a conversation may have are refused", async () => {
  const many = tree(Array.from({ length: 60_000 }, () => said(randomUUID(), null)));

  const { status, body } = await api.ask("POST", path, many);

  expect([status, body]).toMatchObject([400, { field: "messages" }]);
  await requireNothingStored(many.conversation.id);
});

test("a line of ten thousand messages, each below the one before, is imported and opened", async () => {
  const ids = Array.from({ length: 10_000 }, () => randomUUID());
  const line = tree(
    ids.map((id, index) =>
      said(id, ids[index - 1] ?? null, { role: index % 2 === 0 ? "user" : "assistant" }),
    ),
  );

  const imported = await api.ask("POST", path, line);
  const snapshot = await api.snapshot(line.conversation.id);

  expect(imported).toEqual({ status: 200, body: { isNew: true } });
  expect(snapshot.outline).toHaveLength(10_000);
  expect(snapshot.leafId).toBe(ids.at(-1));
});

test("brackets without end are refused before they are parsed", async () => {
  const deep = `{"messages":${"[".repeat(5_000_000)}`;

  expect(await api.ask("POST", path, deep)).toMatchObject({ status: 400 });
});

test("a body stated as 65 MiB is refused before it is sent, and one of 40 MiB is read", async () => {
  const socket = connect(house.port, "127.0.0.1");
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${65 * 1024 * 1024}\r\n\r\n{`,
  );
  const [first] = await Array.fromAsync(socket.setEncoding("utf8").take(1));
  socket.destroy();
  const long = "b".repeat(400_000);
  const heavy = tree(Array.from({ length: 105 }, () => said(randomUUID(), null, { text: long })));

  const imported = await api.ask("POST", path, heavy);

  expect(first).toMatch(/^HTTP\/1\.1 413 /);
  expect(imported).toEqual({ status: 200, body: { isNew: true } });
});
