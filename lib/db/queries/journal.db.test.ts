import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase } from "../../../tests/support/database.ts";
import type { Database } from "../open-database.ts";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const notice = { channel: "test", text: "" };

async function conversationWithRun() {
  const conversationId = randomUUID();
  const [messageId, questionId, runId] = [randomUUID(), randomUUID(), randomUUID()];
  await db.transaction(async (tx) => {
    await tx.conversations.create({ id: conversationId, title: "Bread" });
    const threadId = (await tx.conversations.findMainThread(conversationId)) ?? "";
    const place = { conversationId, threadId };
    await tx.messages.insertMany([
      {
        ...place,
        id: questionId,
        parentId: null,
        role: "user",
        text: "one",
        status: "complete",
        modelId: null,
      },
      {
        ...place,
        id: messageId,
        parentId: questionId,
        role: "assistant",
        text: "",
        status: "streaming",
        modelId: "tiny",
      },
    ]);
    const run = await tx.runs.insert({
      id: runId,
      conversationId,
      messageId,
      modelId: "tiny",
      priority: "interactive",
      worker: 1,
    });
    await tx.journal.append(
      conversationId,
      [{ type: "run.queued", run, actor: "house", runId }],
      notice,
    );
  });
  return { conversationId, messageId, run: { id: runId, conversationId } };
}

const delta = (messageId: string, text: string) =>
  ({ type: "assistant.stream.delta", messageId, text, actor: "model" }) as const;

test("events of a run stand behind each other without a gap, and are read with the one before", async () => {
  const { conversationId, messageId, run } = await conversationWithRun();

  const first = await db.appendToRun({
    run,
    entries: [delta(messageId, "a"), delta(messageId, "b")],
    notice,
  });
  const second = await db.appendToRun({
    run,
    entries: [delta(messageId, "c")],
    notice,
    change: { to: "writing", from: ["queued"] },
  });
  const page = await db.journal.read(conversationId, { after: 1, limit: 10 });

  expect([first, second].map((places) => places?.map(({ seq }) => seq))).toEqual([[2, 3], [4]]);
  expect(page?.events.map(({ seq, after }) => [seq, after])).toEqual([
    [2, 1],
    [3, 2],
    [4, 3],
  ]);
  expect(await db.runs.find(run.id)).toMatchObject({ state: "writing" });
  const snapshot = await db.snapshot(conversationId);
  expect(snapshot).toMatchObject({ seq: 4, leafId: messageId });
  expect(snapshot?.messages.find(({ id }) => id === messageId)?.text).toBe("abc");
});

test("nothing is added to a run that has ended", async () => {
  const { conversationId, messageId, run } = await conversationWithRun();
  await db.runs.end(run.id, "done");

  const refused = await db.appendToRun({ run, entries: [delta(messageId, "late")], notice });

  expect(refused).toBeUndefined();
  expect(await db.journal.findReach(conversationId)).toEqual({ lastSeq: 1, prunedSeq: 0 });
});
