import { randomUUID } from "node:crypto";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  conversationListSchema,
  folderListSchema,
  jobListSchema,
  journalEventSchema,
  searchResultSchema,
  type JournalEvent,
} from "#lib/protocol";
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
    env: { HEARTH_CONTEXT: "2048", HEARTH_SLOTS: "1" },
  });
  api = new OwnApi(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

const patience = { timeout: 20_000, interval: 20 };

async function find(query: Record<string, string>) {
  const { status, body } = await api.ask("GET", `/api/search?${new URLSearchParams(query)}`);
  return status === 200 ? searchResultSchema.parse(body) : { status, body };
}

test("words are found in every branch, marked, page by page, and in one conversation alone", async () => {
  const [id, other] = [randomUUID(), randomUUID()];
  const word = `sourdough${randomUUID().slice(0, 8)}`;
  await api.talk(id, { text: `First ${word}` });
  const branch = await api.talk(id, { text: `Second ${word}` });
  await api.talk(other, { text: `Elsewhere ${word}` });

  const here = await find({ q: word, conversation: id });
  const one = await find({ q: word, conversation: id, limit: "1" });
  const two = await find({ q: word, conversation: id, limit: "1", offset: "1" });
  const everywhere = await find({ q: word.slice(0, -2) });

  const messagesOf = (result: unknown) =>
    searchResultSchema
      .parse(result)
      .hits.map(({ messageId }) => messageId)
      .filter((messageId) => messageId !== null);
  expect(messagesOf(here)).toContain(branch.parentId);
  expect(new Set([...messagesOf(one), ...messagesOf(two)]).size).toBe(
    messagesOf(one).length + messagesOf(two).length,
  );
  expect(one).toMatchObject({ hasMore: true });
  expect(messagesOf(everywhere).length).toBeGreaterThan(messagesOf(here).length);
  expect(searchResultSchema.parse(here).hits[0]?.excerpt).toContainEqual({
    text: word,
    isMatch: true,
  });
});

test.each<Record<string, string>>([
  {},
  { q: "  " },
  { q: "x".repeat(501) },
  { q: "a", limit: "0" },
  { q: "a", limit: "101" },
  { q: "a", offset: "-1" },
  { q: "a", offset: "1e3" },
  { q: "a", conversation: "1" },
  { q: "a", sort: "created_at; drop table messages" },
])("the search for %j is refused", async (query) => {
  expect(await find(query)).toMatchObject({ status: 400, body: { code: "bad-input" } });
});

test("a folder is made once, renamed, filled, and leaves its conversations when it goes", async () => {
  const folder = { id: randomUUID(), name: " Kitchen " };
  const path = `/api/folders/${folder.id}`;
  const id = randomUUID();
  await api.talk(id);

  const made = [
    await api.ask("POST", "/api/folders", folder),
    await api.ask("POST", "/api/folders", folder),
  ];
  const filed = await api.ask("PATCH", `/api/conversations/${id}`, { folderId: folder.id });
  const nowhere = await api.ask("PATCH", `/api/conversations/${id}`, { folderId: randomUUID() });
  const renamed = await api.ask("PATCH", path, { name: "Baking" });
  const removed = await api.ask("DELETE", path);

  expect(made).toMatchObject([
    { status: 200, body: { name: "Kitchen" } },
    { status: 200, body: { name: "Kitchen" } },
  ]);
  expect(filed).toMatchObject({ status: 200, body: { folderId: folder.id } });
  expect(nowhere.status).toBe(404);
  expect(renamed).toMatchObject({ status: 200, body: { name: "Baking" } });
  expect(removed.status).toBe(204);
  expect((await api.snapshot(id)).conversation.folderId).toBeNull();
  const { folders } = folderListSchema.parse((await api.ask("GET", "/api/folders")).body);
  expect(folders.map((one) => one.id)).not.toContain(folder.id);
});

async function* temporary(modelId: string, signal?: AbortSignal): AsyncGenerator<JournalEvent> {
  const parentId = randomUUID();
  const response = await fetch(`${house.url}/api/temporary-answers`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      conversationId: randomUUID(),
      answerId: randomUUID(),
      parentId,
      after: 7,
      modelId,
      line: [{ id: parentId, role: "user", text: "A secret of ours" }],
    }),
    signal: signal ?? null,
  });
  if (!response.ok || response.body === null) throw new Error(await response.text());
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  for await (const { data } of events) yield journalEventSchema.parse(JSON.parse(data));
}

test("a temporary answer comes as events numbered on, ends by itself, and is nowhere afterwards", async () => {
  const before = await api.ask("GET", "/api/conversations");

  const events = await Array.fromAsync(temporary("brief"));

  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => 8 + index));
  expect(events.map(({ after }) => after)).toEqual(events.map((_, index) => 7 + index));
  const ended = events.find(({ type }) => type === "message.ended");
  expect(ended).toMatchObject({ message: { status: "complete" } });
  expect(await api.ask("GET", "/api/conversations")).toEqual(before);
  expect(await find({ q: "secret" })).toMatchObject({ hits: [] });
  expect(JSON.stringify(house.lines)).not.toContain("secret");
});

test("leaving a temporary answer stops it and frees its slot", async () => {
  const leaving = new AbortController();
  const slots = () => house.inference.status().slots.map(({ state }) => state);
  for await (const { type } of temporary("endless", leaving.signal)) {
    if (type === "assistant.stream.delta") break;
  }

  await expect.poll(slots, patience).toEqual(["idle"]);
});

test("a temporary answer of a model that is not there is refused before it begins", async () => {
  await expect(Array.fromAsync(temporary("nobody"))).rejects.toThrow("not-found");
});

test("work that waits is listed, told to every tab, and can be cancelled", async () => {
  const id = randomUUID();
  const told: string[] = [];
  for await (const { item } of api.listen()) {
    if (item.type === "engine.changed" && told.length === 0) {
      told.push("begun");
      await api.talk(id, { text: "What is a title?" });
    }
    if (item.type === "job.changed" && item.job.conversationId === id) {
      told.push(item.job.state);
      break;
    }
  }

  const list = async () => {
    const { jobs } = jobListSchema.parse((await api.ask("GET", "/api/jobs")).body);
    return jobs.find(({ conversationId }) => conversationId === id);
  };
  const waiting = await list();
  const cancelled = await api.ask("POST", `/api/jobs/${waiting?.id}/cancel`);

  expect(told).toEqual(["begun", "waiting"]);
  expect(waiting).toMatchObject({ kind: "title" });
  expect(cancelled.status).toBe(204);
  expect(["cancelled", "done"]).toContain((await list())?.state);
  const { conversations } = conversationListSchema.parse(
    (await api.ask("GET", "/api/conversations")).body,
  );
  expect(conversations.find((one) => one.id === id)).toBeDefined();
});
