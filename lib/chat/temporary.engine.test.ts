import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JournalEvent, Message, TemporaryRequest } from "#lib/protocol";
import { emptyConversation, foldAll } from "#lib/tree";
import { openHouse, type House } from "../../tests/support/open-house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse({
    models: { brief: { text: "Bread {rises|bakes} slowly." }, endless: { endless: true } },
    env: { HEARTH_SLOTS: "1", HEARTH_CONTEXT: "512" },
  });
});
afterAll(() => house[Symbol.asyncDispose]());

const secret = "What nobody else may ever read";

function request(change: Partial<TemporaryRequest> = {}): TemporaryRequest {
  const parentId = randomUUID();
  return {
    conversationId: randomUUID(),
    answerId: randomUUID(),
    parentId,
    after: 2,
    modelId: "brief",
    line: [{ id: parentId, role: "user", text: secret }],
    ...change,
  };
}

const tables = ["attachments", "conversations", "events", "folders", "journals", "leaves"];

async function rowsOfAllTables(): Promise<unknown> {
  const counts = [...tables, "messages", "runs", "settings", "threads"].map(
    (table) => `select '${table}' as name, count(*) from ${table}`,
  );
  const { rows } = await house.db.execute(counts.join(" union all "));
  return rows;
}

test("a temporary answer folds like a stored one, and no table has heard of it", async () => {
  const asked = request();
  const before = await rowsOfAllTables();

  const events = await Array.fromAsync(house.chat.answerTemporarily(asked, never));
  const state = foldAll(pageWith(asked), events);

  const answer = state.messages.get(asked.answerId);
  expect(answer).toMatchObject({ status: "complete", parentId: asked.parentId, error: null });
  expect(answer?.text).toMatch(/^Bread (rises|bakes) slowly\.$/);
  expect(answer?.figures?.completionTokens).toBeGreaterThan(2);
  expect(state.live.size).toBe(0);
  expect(events.map(({ seq, after }) => [seq, after])).toEqual(
    events.map((_, index) => [index + 3, index + 2]),
  );
  expect(await rowsOfAllTables()).toEqual(before);
  expect(JSON.stringify(house.lines)).not.toContain(secret);
  await expect(house.chat.snapshot(asked.conversationId)).rejects.toMatchObject({
    code: "not-found",
  });
});

test("the model reads the whole line of a temporary chat", async () => {
  const asked = request();
  const earlier = [
    { id: randomUUID(), role: "user", text: "tell me more ".repeat(8) },
    { id: randomUUID(), role: "assistant", text: "Bread rises slowly." },
  ] as const;

  const short = await Array.fromAsync(house.chat.answerTemporarily(asked, never));
  const line = [...earlier, ...asked.line];
  const long = await Array.fromAsync(house.chat.answerTemporarily({ ...asked, line }, never));

  expect(promptTokens(long)).toBeGreaterThan(promptTokens(short) + 50);
});

test("leaving stops a temporary answer and frees its slot", async () => {
  const leaving = new AbortController();
  const asked = request({ modelId: "endless" });

  for await (const event of house.chat.answerTemporarily(asked, leaving.signal)) {
    if (event.type === "assistant.stream.delta") leaving.abort();
  }
  const next = await Array.fromAsync(house.chat.answerTemporarily(request(), never));

  expect(next.at(-1)).toMatchObject({ type: "message.ended", message: { status: "complete" } });
});

test("a model that is not there is refused before the first event", async () => {
  const asking = Array.fromAsync(
    house.chat.answerTemporarily(request({ modelId: "nobody" }), never),
  );

  await expect(asking).rejects.toMatchObject({ code: "not-found" });
});

const never = new AbortController().signal;

function promptTokens(events: readonly JournalEvent[]): number {
  const ended = events.find((event) => event.type === "message.ended");
  return ended?.message.figures?.promptTokens ?? 0;
}

/** The page's own tree, with the question in it. */
function pageWith({ conversationId, parentId }: TemporaryRequest) {
  const at = new Date().toISOString();
  const stamp = { at, conversationId, runId: null, actor: "person" } as const;
  const conversation = {
    id: conversationId,
    title: "Temporary",
    titleSource: "person",
    folderId: null,
    library: { mode: "off", documentIds: [] as string[] },
    pinnedAt: null,
    archivedAt: null,
    deletedAt: null,
    createdAt: at,
    updatedAt: at,
  } as const;
  const message: Message = {
    id: parentId,
    conversationId,
    threadId: conversationId,
    parentId: null,
    messageType: "message",
    role: "user",
    text: secret,
    reasoning: null,
    status: "complete",
    modelId: null,
    error: null,
    figures: null,
    library: null,
    sources: null,
    context: null,
    attachments: [],
    order: 1,
    createdAt: at,
  };
  return foldAll(emptyConversation(conversation), [
    { ...stamp, seq: 1, after: 0, type: "conversation.created", conversation },
    { ...stamp, seq: 2, after: 1, type: "message.created", message },
  ]);
}
