import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  emptyConversation,
  fold,
  fromSnapshot,
  sameState,
  type ConversationState,
} from "#lib/tree";
import { shutDown } from "#lib/runtime";
import { stateOfJournal, stateOfRows } from "../tests/support/conversation-states.ts";
import { openHouse, type House } from "../tests/support/open-house.ts";
import { OwnApi, type Told } from "../tests/support/own-api.ts";

let house: House;
let api: OwnApi;
beforeAll(async () => {
  house = await openHouse({
    models: {
      brief: { text: "Bread {rises|bakes} slowly in a {warm|quiet} room." },
      endless: { endless: true, width: 512, context: 2048 },
    },
    env: { HEARTH_CONTEXT: "2048", HEARTH_TITLES: "off" },
  });
  api = new OwnApi(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

type Listening = Parameters<OwnApi["listen"]>[1];

/** What is told of a conversation until some event, or a number of them. */
async function told(
  conversationId: string,
  isLast: (one: Told, count: number) => boolean,
  listening: Listening = {},
): Promise<Told[]> {
  const all: Told[] = [];
  for await (const one of api.listen(conversationId, listening)) {
    if (one.id === undefined) continue;
    all.push(one);
    if (isLast(one, all.length)) return all;
  }
  throw new Error("The stream ended before its time.");
}

const atEnd = ({ item }: Told) => item.type === "run.ended";

/** What a reader sees who was told this, and nothing else. */
function folded(items: readonly Told[], state?: ConversationState): ConversationState {
  const last = items.reduce((now, { item }) => {
    if (item.type === "conversation.snapshot") return fromSnapshot(item);
    if (!("seq" in item)) return now;
    const begun = item.type === "conversation.created" && emptyConversation(item.conversation);
    return begun !== false ? fold(begun, item) : now && fold(now, item);
  }, state);
  if (last === undefined) throw new Error("Nothing was told.");
  return last;
}

test("a stream that is cut at any event goes on behind it and ends in the same state", async () => {
  const id = randomUUID();
  const { answer } = await api.say(id);
  const live = await told(id, atEnd, { after: 0 });
  const clean = folded(live);

  expect(live.length).toBeGreaterThan(6);
  expect(clean.messages.get(answer.id)?.status).toBe("complete");
  for (const count of live.keys()) {
    const before = live.slice(0, count + 1);
    const lastEventId = before.at(-1)?.id;
    if (count === live.length - 1) break;
    const after = await told(id, atEnd, { lastEventId });
    expect([count, sameState(folded(after, folded(before)), clean)]).toEqual([count, true]);
  }
});

test("a reader that is cut again and again while an answer is written sees what a steady one sees", async () => {
  const id = randomUUID();
  const { answer } = await api.say(id, { modelId: "endless" });
  const steady = told(id, atEnd);
  let cut: ConversationState | undefined;
  let last: string | undefined;
  for (const count of [1, 1, 2, 3, 1, 5, 8, 2]) {
    const more = await told(id, (_, reached) => reached === count, { lastEventId: last });
    cut = folded(more, cut);
    last = more.at(-1)?.id;
  }

  await api.ask("POST", `/api/messages/${answer.id}/stop`);
  const seen = folded(await told(id, atEnd, { lastEventId: last }), cut);

  expect(sameState(seen, folded(await steady))).toBe(true);
  expect(sameState(seen, await stateOfRows(api, id))).toBe(true);
  expect(sameState(seen, await stateOfJournal(api, id, seen.seq))).toBe(true);
});

test("a second reader sees the whole answer that the first one saw grow", async () => {
  const id = randomUUID();
  const { answer } = await api.say(id, { modelId: "endless" });
  const first = await api.waitFor(id, ({ live }) => live.get(answer.id)?.message.text !== "");
  const second = await api.waitFor(id, ({ seq }) => seq >= first.seq);
  await api.ask("POST", `/api/messages/${answer.id}/stop`);

  const early = first.live.get(answer.id)?.message.text ?? "?";
  expect(second.live.get(answer.id)?.message.text.startsWith(early)).toBe(true);
});

test("without a position a snapshot comes first, and with one only what is new", async () => {
  const id = randomUUID();
  await api.talk(id);
  const { seq } = await api.snapshot(id);

  const [first] = await told(id, () => true);
  const renaming = told(id, () => true, { after: seq });
  await api.ask("PATCH", `/api/conversations/${id}`, { title: "Bread" });
  const [next] = await renaming;

  expect(first).toMatchObject({ id: `${id}:${seq}`, item: { type: "conversation.snapshot", seq } });
  expect(next).toMatchObject({
    id: `${id}:${seq + 1}`,
    item: { type: "conversation.changed", after: seq, conversation: { title: "Bread" } },
  });
});

test("a position that the journal has never reached is answered with a snapshot", async () => {
  const id = randomUUID();
  await api.talk(id);

  const [first] = await told(id, () => true, { lastEventId: `${id}:9007199254740991` });

  expect(first?.item.type).toBe("conversation.snapshot");
});

test("the state of the models comes at once, with or without a conversation", async () => {
  for (const id of [undefined, randomUUID()]) {
    if (id !== undefined) await api.talk(id);
    const types = new Set<string>();
    for await (const { item } of api.listen(id)) {
      types.add(item.type);
      if (types.has("engine.changed") && types.size === (id === undefined ? 1 : 2)) break;
    }
    expect(types).toContain("engine.changed");
  }
});

test("a change of the list is told to a tab that looks elsewhere", async () => {
  const id = randomUUID();
  await api.talk(id);
  const lists: string[] = [];

  for await (const { item } of api.listen()) {
    if (item.type === "engine.changed") await api.ask("DELETE", `/api/conversations/${id}`);
    if (item.type !== "list.changed") continue;
    lists.push(item.list);
    break;
  }

  expect(lists).toEqual(["conversations"]);
});

test("what is not there, deleted, or no position is refused before the stream begins", async () => {
  const id = randomUUID();
  await api.talk(id);
  const deleted = randomUUID();
  await api.talk(deleted);
  await api.ask("DELETE", `/api/conversations/${deleted}`);
  const ask = async (query: string, lastEventId?: string) => {
    const response = await fetch(`${house.url}/api/events${query}`, {
      headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
    });
    return [response.status, await response.json()];
  };

  expect(await ask(`?conversation=${randomUUID()}`)).toMatchObject([404, { code: "not-found" }]);
  expect(await ask(`?conversation=${deleted}`)).toMatchObject([404, { code: "not-found" }]);
  expect(await ask("", `${randomUUID()}:1`)).toMatchObject([404, { code: "not-found" }]);
  expect(await ask(`?conversation=${id}`, "nonsense")).toMatchObject([
    400,
    { code: "bad-input", field: "Last-Event-ID", message: expect.stringMatching(/\.$/) },
  ]);
  expect(await ask(`?conversation=${id}&after=x`)).toMatchObject([400, { field: "after" }]);
  expect(await ask("?after=3")).toMatchObject([400, { field: "conversation" }]);
});

test("nothing of a stream is compressed or kept, whatever the reader can do", async () => {
  const leaving = new AbortController();
  const response = await fetch(`${house.url}/api/events`, {
    headers: { "accept-encoding": "zstd, gzip, br" },
    signal: leaving.signal,
  });

  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
  });
  expect(response.headers.has("content-encoding")).toBe(false);
  leaving.abort();
});

test("when the house closes, the streams of all tabs end cleanly behind the end of their runs", async () => {
  await using closing = await openHouse({ models: { endless: { endless: true } } });
  const other = new OwnApi(closing.url);
  const id = randomUUID();
  const { answer } = await other.say(id, { modelId: "endless" });
  await other.waitFor(id, ({ live }) => live.get(answer.id)?.message.text !== "");
  const streams = [other.listen(id), other.listen()];
  await Promise.all(streams.map((stream) => stream.next()));

  const ending = Promise.all(streams.map((stream) => Array.fromAsync(stream)));
  await shutDown(closing, { stopAccepting: () => undefined, hangUp: () => undefined });
  const [watching = []] = await ending;

  expect(watching.map(({ item }) => item.type)).toContain("run.ended");
});
