import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { conversationDetailSchema, conversationListSchema, messageSchema } from "#lib/protocol";
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

test("a conversation is begun, followed, listed, opened, renamed and deleted", async () => {
  const id = randomUUID();

  const { answer } = await api.say(id, { text: "How does bread rise?" });
  const events = await Array.fromAsync(api.answerEvents(answer.id));
  const list = conversationListSchema.parse((await api.ask("GET", "/api/conversations")).body);
  const detail = await api.ask("GET", `/api/conversations/${id}`);
  const renamed = await api.ask("PATCH", `/api/conversations/${id}`, { title: " Bread " });
  const deleted = await api.ask("DELETE", `/api/conversations/${id}`);
  const gone = await api.ask("GET", `/api/conversations/${id}`);

  expect([events[0]?.type, events.at(-1)?.type]).toEqual(["snapshot", "end"]);
  expect(list.conversations.find((listed) => listed.id === id)?.title).toBe("How does bread rise?");
  const { messages } = conversationDetailSchema.parse(detail.body);
  expect(messages.map(({ status }) => status)).toEqual(["complete", "complete"]);
  expect(renamed).toMatchObject({ status: 200, body: { title: "Bread" } });
  expect(deleted).toEqual({ status: 204, body: undefined });
  expect(gone).toMatchObject({ status: 404, body: { code: "not-found" } });
});

test("an answer goes on when its reader leaves, and stops when it is told to", async () => {
  const id = randomUUID();
  const leaving = new AbortController();
  const { answer } = await api.say(id, { modelId: "endless" });
  const reading = api.answerEvents(answer.id, leaving.signal);
  await reading.next();

  leaving.abort();
  await expect(Array.fromAsync(reading)).rejects.toThrow("abort");
  const later = api.answerEvents(answer.id);
  const snapshot = await later.next();
  const stopped = await api.ask("POST", `/api/messages/${answer.id}/stop`);
  const rest = await Array.fromAsync(later);

  expect(snapshot.value).toMatchObject({ type: "snapshot", message: { status: "streaming" } });
  expect(messageSchema.parse(stopped.body).status).toBe("stopped");
  expect(rest.at(-1)).toEqual({ type: "end", message: stopped.body });
});

test("an answer is regenerated beside the first one", async () => {
  const { answer } = await api.say(randomUUID());
  await Array.fromAsync(api.answerEvents(answer.id));
  const answerId = randomUUID();

  const path = `/api/messages/${answer.id}/regenerate`;
  const begun = await api.ask("POST", path, { answerId, modelId: "brief" });
  const events = await Array.fromAsync(api.answerEvents(answerId));

  expect(begun).toMatchObject({ status: 202, body: { id: answerId, parentId: answer.parentId } });
  expect(events.at(-1)).toMatchObject({ type: "end", message: { status: "complete" } });
});

test("ids in capitals name the same things", async () => {
  const id = randomUUID();
  const { answer } = await api.say(id.toUpperCase());

  const detail = await api.ask("GET", `/api/conversations/${id.toUpperCase()}`);
  const events = await Array.fromAsync(api.answerEvents(answer.id.toUpperCase()));

  expect(detail).toMatchObject({ status: 200, body: { conversation: { id } } });
  expect(events.at(-1)?.type).toBe("end");
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

test("every route answers 404 for what is not there and for what is no id", async () => {
  const regenerate = { answerId: randomUUID(), modelId: "brief" };

  for (const id of [randomUUID(), "1", "%00", "..%2F..%2Fetc", "'; drop table messages; --"]) {
    const replies = await Promise.all([
      api.ask("GET", `/api/conversations/${id}`),
      api.ask("PATCH", `/api/conversations/${id}`, { title: "Bread" }),
      api.ask("DELETE", `/api/conversations/${id}`),
      api.ask("POST", `/api/messages/${id}/regenerate`, regenerate),
      api.ask("POST", `/api/messages/${id}/stop`),
      api.ask("GET", `/api/messages/${id}/events`),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
  }
});

test("no log line holds what was said", async () => {
  const secret = "a word that only we know";

  const { answer } = await api.say(randomUUID(), { text: secret });
  await Array.fromAsync(api.answerEvents(answer.id));

  const log = JSON.stringify(house.lines);
  expect(log).toContain(answer.id);
  expect(log).not.toContain(secret);
  expect(log).not.toContain("slowly");
});
