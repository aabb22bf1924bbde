import type { Happening, JournalEvent, Message, Run, Snapshot } from "#lib/protocol";
import { expect, test } from "vitest";
import { newConversation, newMessage } from "../../tests/support/made-messages.ts";
import { newSources } from "../../tests/support/made-sources.ts";
import { pathTo } from "./branches.ts";
import { fold, foldAll } from "./fold.ts";
import { emptyConversation, fromSnapshot } from "./from-snapshot.ts";
import { withLoaded } from "./with-loaded.ts";

const at = "2026-11-21T00:00:00.000Z";
const conversation = newConversation();

const message = (id: string, parentId: string | null, order: number): Message => ({
  ...newMessage(id, order),
  parentId,
});

const answer = (id: string, parentId: string, order: number): Message => ({
  ...message(id, parentId, order),
  role: "assistant",
  modelId: "m",
  text: "",
  status: "streaming",
});

const run: Run = {
  id: "r",
  conversationId: "c",
  messageId: "a",
  modelId: "m",
  priority: "interactive",
  state: { state: "queued" },
  createdAt: at,
};

const eventAt = (seq: number, happening: Happening): JournalEvent => ({
  seq,
  after: seq - 1,
  at,
  conversationId: "c",
  runId: null,
  actor: "person",
  ...happening,
});

const journal = (...happenings: readonly Happening[]): JournalEvent[] =>
  happenings.map((happening, index) => eventAt(index + 1, happening));

const created = (one: Message): Happening => ({ type: "message.created", message: one });

test("an answer grows by its deltas and is kept whole when it ends", () => {
  const question = message("q", null, 1);
  const whole: Message = { ...answer("a", "q", 2), text: "Hello", status: "complete" };
  const events = journal(
    created(question),
    created(answer("a", "q", 2)),
    { type: "run.queued", run },
    { type: "run.changed", runId: "r", state: { state: "writing" } },
    { type: "agent.thinking.delta", messageId: "a", text: "hm" },
    { type: "assistant.stream.delta", messageId: "a", text: "Hel" },
    { type: "message.ended", message: whole },
  );

  const growing = foldAll(emptyConversation(conversation), events.slice(0, -1));
  const ended = foldAll(growing, events);

  expect(growing.live.get("a")).toMatchObject({
    message: { text: "Hel", reasoning: "hm" },
    run: { state: { state: "writing" } },
  });
  expect(ended.live.size).toBe(0);
  expect(ended.messages.get("a")).toEqual(whole);
});

test("what the library has to say stands with the answer that is being written", () => {
  const sources = newSources();
  const events = journal(
    created(message("q", null, 1)),
    created(answer("a", "q", 2)),
    { type: "sources.found", messageId: "a", sources: newSources([], { query: "before" }) },
    { type: "sources.found", messageId: "a", sources },
    { type: "sources.found", messageId: "q", sources },
  );

  const state = foldAll(emptyConversation(conversation), events);

  expect(state.live.get("a")?.message.sources).toEqual(sources);
  expect(state.messages.get("q")?.sources).toBeNull();
});

test("a delta shares everything with the state before but what is being written", () => {
  const events = journal(created(message("q", null, 1)), created(answer("a", "q", 2)), {
    type: "assistant.stream.delta",
    messageId: "a",
    text: "x",
  });
  const before = foldAll(emptyConversation(conversation), events.slice(0, 2));

  const after = foldAll(before, events);

  expect(after.nodes).toBe(before.nodes);
  expect(after.children).toBe(before.children);
  expect(after.messages).toBe(before.messages);
  expect(before.live.get("a")?.message.text).toBe("");
});

test("an event that was folded in before changes nothing at all", () => {
  const first = eventAt(1, created(message("q", null, 1)));
  const state = fold(emptyConversation(conversation), first);

  expect(fold(state, first)).toBe(state);
});

test("versions stand in the order of their arrival, in whatever order they came", () => {
  const state = foldAll(
    emptyConversation(conversation),
    journal(
      created(message("third", null, 9)),
      created(message("first", null, 2)),
      created(message("second", null, 5)),
      created(message("first", null, 2)),
    ),
  );

  expect(state.children.get(null)?.map(({ id }) => id)).toEqual(["first", "second", "third"]);
});

const branched = () =>
  foldAll(
    emptyConversation(conversation),
    journal(
      created(message("root", null, 1)),
      created(message("one", "root", 2)),
      created(message("one-below", "one", 3)),
      created(message("two", "root", 4)),
      created(message("two-below", "two", 5)),
      created(message("one-again", "one", 6)),
    ),
  );

const remove = (id: string) => eventAt(7, { type: "message.deleted", messageIds: [id] });

test("deleting takes everything below along, even what the event does not name", () => {
  const state = fold(branched(), remove("one"));

  expect([...state.nodes.keys()]).toEqual(["root", "two", "two-below"]);
  expect([...state.children.keys()]).toEqual([null, "root", "two"]);
  expect([...state.messages.keys()]).toEqual(["root", "two", "two-below"]);
});

test("who looked at what is deleted looks at the version that takes its place", () => {
  expect(fold({ ...branched(), leafId: "one-below" }, remove("one")).leafId).toBe("two-below");
  expect(fold({ ...branched(), leafId: "one-below" }, remove("one-below")).leafId).toBe(
    "one-again",
  );
  expect(fold({ ...branched(), leafId: "two-below" }, remove("two-below")).leafId).toBe("two");
  expect(fold({ ...branched(), leafId: "two-below" }, remove("root")).leafId).toBeNull();
});

test("the leaf stays where the reader put it, whatever else is said", () => {
  const before = { ...branched(), leafId: "one-below" };
  const more = eventAt(7, created(message("three", "root", 8)));

  expect(fold(before, more).leafId).toBe("one-below");
  expect(fold(before, remove("two")).leafId).toBe("one-below");
});

test("what was deleted comes back in its old place", () => {
  const before = branched();
  const gone = ["one", "one-below", "one-again"].map((id) => before.messages.get(id));
  const messages = gone.filter((one) => one !== undefined);

  const after = fold(
    fold(before, remove("one")),
    eventAt(8, { type: "message.restored", messages }),
  );

  expect(after.children).toEqual(before.children);
  expect(after.messages).toEqual(before.messages);
});

test("an answer that is continued streams on behind its text", () => {
  const stopped: Message = { ...answer("a", "q", 2), text: "Once", status: "stopped" };
  const state = foldAll(
    emptyConversation(conversation),
    journal(
      created(message("q", null, 1)),
      created(stopped),
      { type: "message.continued", message: { ...stopped, status: "streaming" } },
      { type: "assistant.stream.delta", messageId: "a", text: " upon" },
    ),
  );

  expect(state.messages.has("a")).toBe(false);
  expect(state.live.get("a")?.message.text).toBe("Once upon");
});

test("ids that nobody knows are passed over, and a tree stays a tree", () => {
  const before = { ...branched(), seq: 0 };
  const strange = journal(
    created(message("orphan", "nobody", 20)),
    created(message("root", "two-below", 21)),
    { type: "message.ended", message: message("nobody", null, 22) },
    { type: "message.continued", message: answer("nobody", "root", 22) },
    { type: "message.deleted", messageIds: ["nobody"] },
    { type: "assistant.stream.delta", messageId: "nobody", text: "x" },
    { type: "run.queued", run: { ...run, messageId: "nobody" } },
    { type: "run.ended", runId: "nobody", state: { state: "done" } },
  );

  const after = foldAll(before, strange);

  expect(after).toEqual({ ...before, seq: 8 });
});

const snapshotOf = (messages: readonly Message[]): Snapshot => ({
  type: "conversation.snapshot",
  conversation,
  seq: 6,
  leafId: "one-below",
  outline: [
    ["root", -1, "u", 1],
    ["one", 0, "u", 2],
    ["one-below", 1, "u", 3],
    ["two", 0, "u", 4],
    ["two-below", 3, "u", 5],
    ["one-again", 1, "u", 6],
  ],
  messages: [...messages],
  runs: [],
});

test("a snapshot tells the same as the events up to it, once its texts are loaded", () => {
  const replayed = branched();
  const all = [...replayed.messages.values()];

  const loaded = withLoaded(fromSnapshot(snapshotOf(all.slice(0, 2))), all);

  expect(loaded).toEqual({ ...replayed, leafId: "one-below" });
});

test("texts that were read before an answer went on do not overwrite it", () => {
  const stale: Message = { ...answer("one-below", "one", 3), text: "stale" };
  const state = fromSnapshot(snapshotOf([{ ...stale, text: "now" }, message("one", "root", 2)]));

  expect(withLoaded(state, [{ ...stale, status: "stopped" }])).toBe(state);
  expect(withLoaded(state, [{ ...message("one", "root", 2), text: "stale" }])).toBe(state);
  expect(withLoaded(state, [{ ...message("two", "root", 4), status: "streaming" }])).toBe(state);
  expect(withLoaded(state, [message("deleted", null, 30)])).toBe(state);
});

test("an outline whose parents are not above their children loses only those", () => {
  const snapshot = snapshotOf([]);

  const state = fromSnapshot({
    ...snapshot,
    outline: [
      ["a", 1, "u", 1],
      ["b", -1, "u", 2],
      ["c", 9, "u", 3],
    ],
  });

  expect(pathTo(state, "b").map(({ id }) => id)).toEqual(["b"]);
  expect(state.nodes.size).toBe(1);
  expect(state.leafId).toBeNull();
});
