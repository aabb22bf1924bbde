import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { conversationListSchema, messageSchema, snapshotSchema } from "#lib/protocol";
import { openHouse, type House } from "../tests/support/open-house.ts";
import { OwnApi } from "../tests/support/own-api.ts";

let house: House;
let api: OwnApi;
beforeAll(async () => {
  house = await openHouse({
    models: {
      brief: { text: "Bread {rises|bakes} slowly." },
      endless: { endless: true, width: 512, context: 2048 },
    },
    env: { HEARTH_CONTEXT: "2048" },
  });
  api = new OwnApi(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

const list = async () =>
  conversationListSchema.parse((await api.ask("GET", "/api/conversations")).body).conversations;

test("a conversation is begun, followed, listed, opened, renamed, deleted and restored", async () => {
  const id = randomUUID();
  const path = `/api/conversations/${id}`;

  const answer = await api.talk(id, { text: "How does bread rise?" });
  const listed = (await list()).find((one) => one.id === id);
  const opened = await api.snapshot(id);
  const renamed = await api.ask("PATCH", path, { title: " Bread ", isPinned: true });
  const deleted = await api.ask("DELETE", path);
  const gone = await api.ask("GET", path);
  const restored = await api.ask("POST", `${path}/restore`);

  expect(answer).toMatchObject({ status: "complete", text: expect.stringMatching(/^Bread /) });
  expect(listed).toMatchObject({ title: "How does bread rise?", isAnswering: false });
  expect(opened.messages.map(({ status }) => status)).toEqual(["complete", "complete"]);
  expect(opened).toMatchObject({ leafId: answer.id, runs: [] });
  expect(renamed).toMatchObject({
    status: 200,
    body: { title: "Bread", titleSource: "person", pinnedAt: expect.any(String) },
  });
  expect(deleted).toEqual({ status: 204, body: undefined });
  expect(gone).toMatchObject({ status: 404, body: { code: "not-found" } });
  expect(restored).toMatchObject({ status: 200, body: { title: "Bread", deletedAt: null } });
  expect((await api.ask("GET", path)).status).toBe(200);
});

test("sending the same twice, or after a lost answer, stores it once", async () => {
  const id = randomUUID();
  const ids = { messageId: randomUUID(), answerId: randomUUID(), parentId: null };
  const path = `/api/conversations/${id}/messages`;
  const body = { ...ids, text: "Once", modelId: "brief" };

  const replies = await Promise.all([1, 2, 3].map(() => api.ask("POST", path, body)));
  await api.waitForEnd(id, ids.answerId);
  const late = await api.ask("POST", path, body);

  expect(replies.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(late).toMatchObject({ status: 202, body: { answer: { status: "complete" } } });
  expect((await api.snapshot(id)).outline).toHaveLength(2);
});

test("an answer goes on when its reader leaves, and stops when it is told to", async () => {
  const id = randomUUID();
  const { answer } = await api.say(id, { modelId: "endless" });
  const writing = await api.waitFor(id, ({ live }) => live.get(answer.id)?.message.text !== "");

  const stopped = await api.ask("POST", `/api/messages/${answer.id}/stop`);
  const again = await api.ask("POST", `/api/messages/${answer.id}/stop`);

  const atLeaving = writing.live.get(answer.id)?.message.text ?? "";
  const { status, text } = messageSchema.parse(stopped.body);
  expect(status).toBe("stopped");
  expect(atLeaving).not.toBe("");
  expect(text.startsWith(atLeaving)).toBe(true);
  expect(again.body).toEqual(stopped.body);
  expect(await api.waitForEnd(id, answer.id)).toEqual(stopped.body);
});

test("a stopped answer is continued behind its text", async () => {
  const id = randomUUID();
  const { answer } = await api.say(id, { modelId: "endless" });
  await api.waitFor(id, ({ live }) => live.get(answer.id)?.message.text !== "");
  const stop = `/api/messages/${answer.id}/stop`;
  const first = messageSchema.parse((await api.ask("POST", stop)).body);

  const begun = await api.ask("POST", `/api/messages/${answer.id}/continue`);
  await api.waitFor(id, ({ live }) => {
    return (live.get(answer.id)?.message.text.length ?? 0) > first.text.length;
  });
  const second = messageSchema.parse((await api.ask("POST", stop)).body);

  expect(begun).toMatchObject({ status: 202, body: { id: answer.id, status: "streaming" } });
  expect(second.text.startsWith(first.text)).toBe(true);
  expect((await api.snapshot(id)).outline).toHaveLength(2);
});

test("an answer is regenerated beside the first one", async () => {
  const id = randomUUID();
  const answer = await api.talk(id);
  const answerId = randomUUID();

  const path = `/api/messages/${answer.id}/regenerate`;
  const begun = await api.ask("POST", path, { answerId, modelId: "brief" });
  const ended = await api.waitForEnd(id, answerId);

  expect(begun).toMatchObject({ status: 202, body: { id: answerId, parentId: answer.parentId } });
  expect(ended.status).toBe("complete");
  expect((await api.snapshot(id)).leafId).toBe(answerId);
});

test("an edit is a sibling without an answer, and the first version stays", async () => {
  const id = randomUUID();
  const answer = await api.talk(id, { text: "How does bread rise?" });
  const question = answer.parentId ?? "";
  const messageId = randomUUID();

  const edited = await api.ask("POST", `/api/messages/${question}/edit`, {
    messageId,
    text: "How does rye bread rise?",
  });
  const { outline, leafId } = await api.snapshot(id);

  expect(edited).toMatchObject({ status: 200, body: { id: messageId, parentId: null } });
  expect(outline.map(([one, parent, who]) => [one, parent, who])).toEqual([
    [question, -1, "u"],
    [answer.id, 0, "a"],
    [messageId, -1, "u"],
  ]);
  expect(leafId).toBe(messageId);
});

test("a message goes with all below it and comes back with all of it", async () => {
  const id = randomUUID();
  const first = await api.talk(id);
  const second = await api.talk(id, { parentId: first.id });
  const path = `/api/messages/${first.id}`;
  const below = [first.id, second.parentId, second.id];

  const deleted = await api.ask("DELETE", path);
  const without = await api.snapshot(id);
  const restored = await api.ask("POST", `${path}/restore`);

  expect(deleted).toEqual({ status: 200, body: { messageIds: expect.arrayContaining(below) } });
  expect(without.outline.map(([one]) => one)).toEqual([first.parentId]);
  expect(restored).toEqual({ status: 200, body: { messageIds: expect.arrayContaining(below) } });
  expect((await api.snapshot(id)).outline).toHaveLength(4);
});

test("the branch that is looked at is remembered, and texts come by their ids", async () => {
  const id = randomUUID();
  const answer = await api.talk(id);
  await api.talk(id, { parentId: null, text: "Another beginning" });
  const path = `/api/conversations/${id}`;

  const chosen = await api.ask("PUT", `${path}/leaf`, { messageId: answer.id });
  const foreign = await api.talk(randomUUID());
  const refused = await api.ask("PUT", `${path}/leaf`, { messageId: foreign.id });
  const ids = [answer.id.toUpperCase(), randomUUID(), foreign.id].join(",");
  const read = await api.ask("GET", `${path}/messages?ids=${ids}`);

  expect(chosen.status).toBe(204);
  expect((await api.snapshot(id)).leafId).toBe(answer.id);
  expect(refused.status).toBe(404);
  expect(read).toEqual({ status: 200, body: { messages: [answer] } });
});

test("ids in capitals name the same things", async () => {
  const id = randomUUID();
  const { answer } = await api.say(id.toUpperCase());

  const opened = await api.ask("GET", `/api/conversations/${id.toUpperCase()}`);
  const ended = await api.waitForEnd(id.toUpperCase(), answer.id);

  expect(snapshotSchema.parse(opened.body).conversation.id).toBe(id);
  expect(ended.status).toBe("complete");
});

test("files come along with a question and are read one by one", async () => {
  const id = randomUUID();
  const file = { id: randomUUID(), name: "notes.md", text: "# Rye\n\nSour." };
  const ids = { messageId: randomUUID(), answerId: randomUUID(), parentId: null };
  const path = `/api/conversations/${id}/messages`;

  const sent = await api.ask("POST", path, {
    ...ids,
    text: "What does it say?",
    modelId: "brief",
    attachments: [file],
  });
  const read = await api.ask("GET", `/api/attachments/${file.id}`);

  const known = { id: file.id, name: "notes.md", sizeBytes: 12 };
  expect(sent).toMatchObject({ status: 202, body: { message: { attachments: [known] } } });
  expect(read).toEqual({ status: 200, body: { ...known, text: file.text } });
  await api.waitForEnd(id, ids.answerId);
});

test("what an answer would read is said before it is sent", async () => {
  const id = randomUUID();
  const answer = await api.talk(id, { text: "How does bread rise?" });

  const forecast = await api.ask("POST", `/api/conversations/${id}/context`, {
    parentId: answer.id,
    text: "And then?",
    modelId: "brief",
  });
  const next = await api.talk(id, { parentId: answer.id, text: "And then?" });

  expect(forecast).toMatchObject({
    status: 200,
    body: { leftOut: 0, firstShownId: null, contextSize: 2048, isEstimate: false, problem: null },
  });
  expect(forecast.body).toMatchObject({ promptTokens: next.figures?.promptTokens });
});

test("many conversations are changed at once or not at all", async () => {
  const ids: string[] = [randomUUID(), randomUUID()];
  for (const id of ids) await api.talk(id);
  const bulk = (change: object, wanted = ids) =>
    api.ask("POST", "/api/conversations/bulk", { ids: wanted, change });

  const archived = await bulk({ do: "change", to: { isArchived: true } });
  const missing = await bulk({ do: "delete" }, [...ids, randomUUID()]);
  const listed = (await list()).filter(({ id }) => ids.includes(id));
  const deleted = await bulk({ do: "delete" });

  expect(archived.status).toBe(204);
  expect(missing.status).toBe(404);
  expect(listed.map(({ archivedAt }) => archivedAt)).toEqual([
    expect.any(String),
    expect.any(String),
  ]);
  expect(deleted.status).toBe(204);
  expect((await list()).filter(({ id }) => ids.includes(id))).toEqual([]);
  expect((await bulk({ do: "restore" })).status).toBe(204);
});

test("what is not ours to take is refused with a sentence and stores nothing", async () => {
  const id = randomUUID();
  const path = `/api/conversations/${id}/messages`;
  const good = { messageId: randomUUID(), answerId: randomUUID(), parentId: null };
  const body = { ...good, text: "Hello", modelId: "brief" };

  const refused = [
    { ...body, role: "assistant" },
    { ...body, ownerId: "someone" },
    { ...body, status: "complete" },
    { ...body, text: " \n " },
    { ...body, text: "a\0b" },
    { ...body, text: "half \ud83d" },
    { ...body, text: 7 },
    { ...body, messageId: "1" },
    { ...body, parentId: undefined },
    [],
    "null",
    "{",
    "",
  ];
  const replies = await Promise.all(refused.map((attempt) => api.ask("POST", path, attempt)));

  expect(replies.map(({ status }) => status)).toEqual(refused.map(() => 400));
  const problems = replies.map(({ body: problem }) => problem);
  expect(problems).toEqual(
    refused.map(() => expect.objectContaining({ code: "bad-input", message: expect.any(String) })),
  );
  expect((await api.ask("GET", `/api/conversations/${id}`)).status).toBe(404);
});

test("no log line holds what was said", async () => {
  const secret = "a word that only we know";
  const id = randomUUID();

  const answer = await api.talk(id, { text: secret });
  await api.ask("PATCH", `/api/conversations/${id}`, { title: secret });
  await api.ask("GET", `/api/search?q=${encodeURIComponent(secret)}`);

  const log = JSON.stringify(house.lines);
  expect(log).toContain(answer.id);
  expect(log).not.toContain(secret);
  expect(log).not.toContain(encodeURIComponent(secret));
  expect(log).not.toContain("slowly");
});
