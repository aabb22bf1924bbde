import { randomUUID } from "node:crypto";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Pool } from "pg";
import { expect, test } from "vitest";
import { databaseUrl, openTestDatabase } from "../../tests/support/database.ts";
import { connect } from "./connect.ts";
import journal from "../../drizzle/meta/_journal.json" with { type: "json" };

const migrations = fileURLToPath(new URL("../../drizzle", import.meta.url));

/** Brings a database to where the first release left it. */
async function migrateToFirst(pool: Pool): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "hearth-first-"));
  const [first] = journal.entries;
  await cp(migrations, folder, { recursive: true });
  await writeFile(
    join(folder, "meta/_journal.json"),
    JSON.stringify({ ...journal, entries: [first] }),
  );
  await migrate(drizzle(pool), { migrationsFolder: folder });
  await rm(folder, { recursive: true });
}

/** A question, a whole answer and one that its process left behind, as the first release stored them. */
async function talk(pool: Pool): Promise<{ id: string; answerId: string; brokenId: string }> {
  const [id, threadId, questionId] = [randomUUID(), randomUUID(), randomUUID()];
  const [answerId, brokenId] = [randomUUID(), randomUUID()];
  await pool.query("insert into conversations (id, title) values ($1, 'Bread')", [id]);
  await pool.query("insert into threads (id, conversation_id) values ($1, $2)", [threadId, id]);
  const rows = [
    [questionId, null, "user", "How does bread rise?", "complete", null],
    [answerId, questionId, "assistant", "By yeast.", "complete", "tiny"],
    [brokenId, questionId, "assistant", "Slowly, beca", "streaming", "tiny"],
  ];
  for (const row of rows) {
    await pool.query(
      `insert into messages (id, parent_id, role, text, status, model_id, conversation_id, thread_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [...row, id, threadId],
    );
  }
  return { id, answerId, brokenId };
}

test("a database of the first release opens with its conversations, which can be searched and gone on with", async () => {
  const url = databaseUrl();
  const { pool, close } = await connect(url, { connections: 1 });
  await migrateToFirst(pool);
  const { id, answerId, brokenId } = await talk(pool);
  await close();

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
