import type { Database } from "#lib/db";
import { readJournal, replay, stateOfRows } from "#lib/events";
import { sameState } from "#lib/tree";
import { z } from "zod";
import { requireTree } from "../support/conversation-states.ts";
import type { Follower } from "./follower.ts";
import type { Ledger } from "./ledger.ts";

const rowSchema = z.object({
  id: z.string(),
  parent_id: z.string().nullable(),
  role: z.string(),
  text: z.string(),
  status: z.string(),
  seq: z.coerce.number(),
  is_deleted: z.boolean(),
});

type Row = z.infer<typeof rowSchema>;

const runSchema = z.object({
  message_id: z.string(),
  state: z.string(),
  ended_at: z.date().nullable(),
});

const followLimitMs = 15_000;

/** What was looked at, for the report. */
export interface Looked {
  readonly messages: number;
  /** Answers that broke off with some text, which was kept. */
  readonly brokenOff: number;
  readonly runs: Readonly<Record<string, number>>;
  readonly events: number;
}

/** @throws Error with what is wrong with a conversation that nobody writes to. */
export async function check(db: Database, ledger: Ledger, follower: Follower): Promise<Looked> {
  const rows = await readRows(db, ledger.conversationId);
  requirePromises(rows, ledger);
  requireParents(rows);
  const runs = await requireEnds(db, rows, ledger.conversationId);
  const events = await requireJournal(db, ledger.conversationId, follower);
  const brokenOff = [...rows.values()].filter(
    ({ status, text }) => status !== "complete" && text !== "",
  );
  return { messages: rows.size, brokenOff: brokenOff.length, runs, events };
}

async function readRows(db: Database, conversationId: string): Promise<Map<string, Row>> {
  const { rows } = await db.execute(
    `select id, parent_id, role, text, status, seq, deleted_at is not null as is_deleted
     from messages where conversation_id = $1 order by seq`,
    [conversationId],
  );
  return new Map(
    rowSchema
      .array()
      .parse(rows)
      .map((row) => [row.id, row]),
  );
}

function requirePromises(rows: ReadonlyMap<string, Row>, { promised, touched, gone }: Ledger) {
  const texts = new Map<string, number>();
  for (const { text, role } of rows.values()) {
    if (role === "user") texts.set(text, (texts.get(text) ?? 0) + 1);
  }
  for (const [text, count] of texts)
    if (count > 1) throw new Error(`"${text}" is there ${count} times.`);
  for (const { id, parentId, text } of promised.values()) {
    const row = rows.get(id);
    if (row === undefined) throw new Error(`${id} was promised and is not there.`);
    if (row.parent_id !== parentId) throw new Error(`${id} hangs elsewhere.`);
    if (text !== undefined && row.text !== text) throw new Error(`${id} says something else.`);
    if (row.is_deleted && !hangsBelow(row, rows, touched)) throw new Error(`${id} vanished.`);
  }
  for (const id of gone) {
    if (rows.get(id)?.is_deleted === false) throw new Error(`${id} was deleted and is there.`);
  }
}

function hangsBelow(row: Row, rows: ReadonlyMap<string, Row>, ids: ReadonlySet<string>): boolean {
  for (let above: Row | undefined = row; above !== undefined;) {
    if (ids.has(above.id)) return true;
    above = above.parent_id === null ? undefined : rows.get(above.parent_id);
  }
  return false;
}

function requireParents(rows: ReadonlyMap<string, Row>) {
  for (const { id, parent_id, seq, is_deleted } of rows.values()) {
    const parent = parent_id === null ? undefined : rows.get(parent_id);
    if (parent_id !== null && parent === undefined) throw new Error(`${id} hangs from nothing.`);
    if (parent !== undefined && parent.seq >= seq)
      throw new Error(`${id} is older than its parent.`);
    if (parent?.is_deleted === true && !is_deleted)
      throw new Error(`${id} hangs from what is deleted.`);
  }
}

async function requireEnds(db: Database, messages: ReadonlyMap<string, Row>, id: string) {
  const { rows } = await db.execute(
    "select message_id, state, ended_at from runs where conversation_id = $1 order by created_at",
    [id],
  );
  const last = new Map<string, string>();
  const counts: Record<string, number> = {};
  for (const { message_id, state, ended_at } of runSchema.array().parse(rows)) {
    if (ended_at === null) throw new Error(`The run of ${message_id} has no end.`);
    last.set(message_id, state === "done" ? "complete" : state);
    counts[state] = (counts[state] ?? 0) + 1;
  }
  for (const { id: messageId, status } of messages.values()) {
    const ended = last.get(messageId) ?? "complete";
    if (status !== ended) throw new Error(`${messageId} is ${status}, its run ${ended}.`);
  }
  return counts;
}

async function requireJournal(db: Database, id: string, follower: Follower): Promise<number> {
  const state = await stateOfRows(db, id);
  const journal = {
    read: async (of: string, range: { after: number; limit: number }) =>
      (await db.journal.read(of, range))?.events ?? [],
  };
  const replayed = await replay(readJournal(journal, id));
  const reach = await db.journal.findReach(id);
  if (state === undefined || replayed === undefined || reach === undefined) {
    throw new Error(`${id} has no rows or no journal.`);
  }
  requireTree(state);
  if (replayed.seq !== reach.lastSeq) throw new Error("The journal ends elsewhere than it counts.");
  if (!sameState(replayed, state)) throw new Error("The journal does not come to the rows.");
  const seen = await follower.stateAt(reach.lastSeq, followLimitMs);
  if (seen === undefined || !sameState(seen, state)) {
    throw new Error(`Who followed is at ${seen?.seq} of ${reach.lastSeq} and sees something else.`);
  }
  return reach.lastSeq;
}
