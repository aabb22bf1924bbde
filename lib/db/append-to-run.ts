import type { Pool } from "pg";
import type { RunStateName } from "#lib/protocol";
import { toJson, type JournalEntry, type Place } from "./queries/event-row.ts";

export interface RunEntries {
  readonly run: { readonly id: string; readonly conversationId: string };
  readonly entries: readonly JournalEntry[];
  /** The state that the run is in behind them, and those it may be in before; absent when it stays. */
  readonly change?:
    | { readonly to: RunStateName; readonly from: readonly RunStateName[] }
    | undefined;
  /** Told to all who listen, with the number of the last event behind it. */
  readonly notice: { readonly channel: string; readonly text: string };
}

// Locking the run first, as every transaction that ends one does, is what makes it impossible to
// add to an ended run, and impossible for the two to wait for each other.
const lockedRun =
  "select id from runs where id = $1 and conversation_id = $2 and ended_at is null for share";
const changedRun =
  "update runs set state = $6 where id = $1 and conversation_id = $2 and ended_at is null and state = any($7) returning id";

const statement = (run: string) => `
  with live as (${run}),
  counter as (
    update journals set last_seq = last_seq + jsonb_array_length($3::jsonb) from live
    where journals.conversation_id = $2
    returning last_seq, last_seq - jsonb_array_length($3::jsonb) as base
  ),
  stored as (
    insert into events (conversation_id, seq, run_id, actor, type, data)
    select $2, counter.base + happened.place, $1, happened.value->>'actor', happened.value->>'type',
      happened.value->'data'
    from counter, jsonb_array_elements($3::jsonb) with ordinality as happened (value, place)
    returning seq, at
  )
  select seq, at, (select pg_notify($4, $5 || last_seq) from counter) as told
  from stored order by seq`;

const staying = statement(lockedRun);
const changing = statement(changedRun);

interface StoredRow {
  readonly seq: string;
  readonly at: Date;
}

/**
 * Adds to the journal of a run that has not ended, in one statement. Undefined when it has ended,
 * or is not in a state that the change may begin in; nothing is stored then.
 */
export async function appendToRun(
  pool: Pool,
  { run, entries, change, notice }: RunEntries,
): Promise<Place[] | undefined> {
  const json = JSON.stringify(entries.map(toJson));
  const values = [run.id, run.conversationId, json, notice.channel, notice.text];
  // Prepared once a connection, because this is what runs for every few words of an answer.
  const { rows } = await pool.query<StoredRow>(
    change === undefined
      ? { name: "append-staying", text: staying, values }
      : { name: "append-changing", text: changing, values: [...values, change.to, change.from] },
  );
  if (rows.length === 0) return undefined;
  return rows.map(({ seq, at }) => ({ seq: Number(seq), at: at.toISOString() }));
}
