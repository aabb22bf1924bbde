import { expect, test } from "vitest";
import type { Happening, JournalEvent, Message, Snapshot } from "#lib/protocol";
import { newConversation, newMessage } from "../../tests/support/made-messages.ts";
import { ConversationStore } from "./conversation-store.ts";

const conversationId = "c0000000-0000-4000-8000-000000000000";
const at = "2026-11-21T10:00:00.000Z";

function message(id: string, parentId: string | null, changes: Partial<Message> = {}): Message {
  const place = { conversationId, threadId: conversationId, parentId };
  return { ...newMessage(id, 1), ...place, ...changes };
}

const conversation = { ...newConversation(), id: conversationId };

/** A question with two answers, the second of which goes on. */
const snapshot: Snapshot = {
  type: "conversation.snapshot",
  conversation,
  seq: 10,
  leafId: "next",
  outline: [
    ["question", -1, "u", 1],
    ["first", 0, "a", 2],
    ["second", 0, "a", 3],
    ["next", 2, "u", 4],
  ],
  messages: [message("question", null), message("second", "question"), message("next", "second")],
  runs: [],
};

function open(stage: "new" | "opening" = "opening") {
  const leaves: string[] = [];
  const wanted: string[][] = [];
  const store = new ConversationStore({
    id: conversationId,
    stage,
    onWanted: (ids) => wanted.push([...ids]),
    onLeaf: (id) => leaves.push(id),
    whenToFold: (fold) => fold(),
  });
  let seq = snapshot.seq;
  const tell = (happening: Happening) => {
    seq += 1;
    return store.take(event(happening, seq));
  };
  return { store, leaves, wanted, tell, leaf: () => store.view().state?.leafId };
}

function event(happening: Happening, seq: number): JournalEvent {
  const stamp = { seq, after: seq - 1, at, conversationId, runId: null, actor: "person" as const };
  return Object.assign(stamp, happening);
}

test("a conversation opens where it was left", () => {
  const { store, leaf } = open();
  expect(store.position).toBeUndefined();

  store.take(snapshot);

  expect(leaf()).toBe("next");
  expect(store.position).toBe(10);
  expect(store.view().stage).toBe("open");
});

test("the shown end moves along when its own line grows", () => {
  const { store, leaf, tell } = open();
  store.take(snapshot);

  tell({ type: "message.created", message: message("answer", "next", { order: 5 }) });

  expect(leaf()).toBe("answer");
});

test("a version made elsewhere does not move the reader", () => {
  const { store, leaf, tell } = open();
  store.take(snapshot);

  tell({ type: "message.created", message: message("third", "question", { order: 5 }) });

  expect(leaf()).toBe("next");
});

test("whoever branches stays at the branch while the old line grows", () => {
  const { store, leaf, leaves, tell } = open();
  store.take(snapshot);
  store.look("second");

  tell({ type: "message.created", message: message("other", "second", { order: 5 }) });

  expect(leaf()).toBe("second");
  expect(leaves).toEqual(["second"]);
});

test("a deleted end moves the reader to what is left of the line", () => {
  const { store, leaf, tell } = open();
  store.take(snapshot);

  tell({ type: "message.deleted", messageIds: ["second"] });

  expect(leaf()).toBe("first");
});

test("what is sent shows at once, and its confirmation changes nothing but that it is confirmed", () => {
  const { store, leaf, tell } = open();
  store.take(snapshot);
  const sent = message("sent", "next", { order: 99 });
  const answer = message("reply", "sent", { order: 100, role: "assistant", status: "streaming" });

  store.hope([sent, answer]);
  expect(leaf()).toBe("reply");
  expect([...store.view().awaited]).toEqual(["sent", "reply"]);

  tell({ type: "message.created", message: { ...sent, order: 5 } });
  expect(leaf()).toBe("reply");
  tell({ type: "message.created", message: { ...answer, order: 6 } });
  expect(leaf()).toBe("reply");
  expect(store.view().awaited.size).toBe(0);
});

test("what is refused is taken back, and a chat that never was stored is new again", () => {
  const { store, leaf } = open("new");

  store.hope([message("sent", null)]);
  expect(store.view().stage).toBe("open");
  store.despair(["sent"]);

  expect(leaf()).toBeUndefined();
  expect(store.view().stage).toBe("new");
});

test("a choice made while something is sent is not taken back by its confirmation", () => {
  const { store, leaf, tell } = open();
  store.take(snapshot);
  const sent = message("sent", "next", { order: 5 });
  store.hope([sent]);

  store.look("first");
  tell({ type: "message.created", message: sent });

  expect(leaf()).toBe("first");
});

test("an event too many is dropped and a missing one is noticed", () => {
  const { store } = open();
  store.take(snapshot);
  const created = { type: "message.created", message: message("a", "next") } as const;

  expect(store.take(event(created, 10))).toBe(true);
  expect(store.view().state?.nodes.has("a")).toBe(false);
  expect(store.take(event(created, 12))).toBe(false);
});

test("a snapshot after a long absence keeps the reader's own branch and follows its growth", () => {
  const { store, leaf } = open();
  store.take(snapshot);
  store.look("next");

  store.take({
    ...snapshot,
    seq: 500,
    leafId: "first",
    outline: [...snapshot.outline, ["answer", 3, "a", 9]],
  });

  expect(leaf()).toBe("answer");
  expect(store.position).toBe(500);
});

test("a restored message is shown as soon as it is there", () => {
  const { store, leaf, tell } = open();
  store.take(snapshot);
  const gone = message("first", "question", { order: 2 });
  tell({ type: "message.deleted", messageIds: ["first"] });

  store.expect("first");
  expect(leaf()).toBe("next");
  tell({ type: "message.restored", messages: [gone] });

  expect(leaf()).toBe("first");
});

test("only texts that are missing are asked for", () => {
  const { store, wanted } = open();
  store.take(snapshot);

  store.want(["question", "first", "nobody"]);
  store.load([message("first", "question")]);
  store.want(["question", "first"]);

  expect(wanted).toEqual([["first"]]);
});

test("who listens hears of each ending once", () => {
  const { store, tell } = open();
  const heard: string[] = [];
  store.onEnd(({ id, status }) => heard.push(`${id} ${status}`));
  store.take(snapshot);

  tell({ type: "message.ended", message: message("next", "second", { status: "stopped" }) });

  expect(heard).toEqual(["next stopped"]);
});
