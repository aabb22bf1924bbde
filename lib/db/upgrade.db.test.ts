import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type { Sql } from "postgres";
import { expect, test } from "vitest";
import { databaseUrl, openTestDatabase } from "../../tests/support/database.ts";
import { connect } from "./connect.ts";
import journal from "../../drizzle/meta/_journal.json" with { type: "json" };

const migrations = fileURLToPath(new URL("../../drizzle", import.meta.url));

/** Brings a database to where the first release left it. */
async function migrateToFirst(client: Sql): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hearth-first-"));
  const [first] = journal.entries;
  await cp(migrations, folder, { recursive: true });
  await writeFile(
    join(folder, "meta/_journal.json"),
    JSON.stringify({ ...journal, entries: [first] }),
  );
  await migrate(drizzle(client), { migrationsFolder: folder });
  await rm(folder, { recursive: true });
}

/** A question, a whole answer and one that its process left behind, as the first release stored them. */
async function talk(client: Sql): Promise<{ id: string; answerId: string; brokenId: string }> {
  const [id, threadId, questionId] = [randomUUID(), randomUUID(), randomUUID()];
  const [answerId, brokenId] = [randomUUID(), randomUUID()];
  await client`insert into conversations (id, title) values (${id}, 'Bread')`;
  await client`insert into threads (id, conversation_id) values (${threadId}, ${id})`;
  const rows = [
    [questionId, null, "user", "How does bread rise?", "complete", null],
    [answerId, questionId, "assistant", "By yeast.", "complete", "tiny"],
    [brokenId, questionId, "assistant", "Slowly, beca", "streaming", "tiny"],
  ];
  for (const [
    messageId = null,
    parentId = null,
    role = null,
    text = null,
    status = null,
    modelId = null,
  ] of rows) {
    await client`
      insert into messages (id, conversation_id, thread_id, parent_id, role, text, status, model_id)
      values (${messageId}, ${id}, ${threadId}, ${parentId}, ${role}, ${text}, ${status}, ${modelId})`;
  }
  return { id, answerId, brokenId };
}

test("a database of the first release opens with its conversations, which can be searched and gone on with", async () => {
  const url = databaseUrl();
  const client = await connect(url, { connections: 1 });
  await migrateToFirst(client);
  const { id, answerId, brokenId } = await talk(client);
  await client.end();

  await using db = await openTestDatabase(url);
  const snapshot = await db.snapshot(id);
  const found = await db.search.find({ text: "yeas", limit: 10, offset: 0 });

  expect(snapshot).toMatchObject({ seq: 1, leafId: brokenId, runs: [] });
  expect(snapshot?.outline.map(([, parent, role]) => [parent, role])).toEqual([
    [-1, "u"],
    [0, "a"],
    [0, "a"],
  ]);
  expect(snapshot?.messages.at(-1)).toMatchObject({ status: "stopped", text: "Slowly, beca" });
  expect(found.hits.map(({ messageId }) => messageId)).toEqual([answerId]);
  expect(await db.journal.findReach(id)).toEqual({ lastSeq: 1, prunedSeq: 1 });
});
