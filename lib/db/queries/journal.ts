import { and, eq, inArray, lte, max, sql } from "drizzle-orm";
import type { JournalEvent } from "#lib/protocol";
import { events } from "../schema/events.ts";
import { journals } from "../schema/journals.ts";
import { toEvent, toJson, type EventRow, type JournalEntry, type Place } from "./event-row.ts";
import type { Session } from "./session.ts";

/** What only the way to the end of a run was made of; its end says all of it. */
const passing = [
  "assistant.stream.delta",
  "agent.thinking.delta",
  "sources.found",
  "run.changed",
] as const;

const eventsPerInsert = 1_000;

/** How far a journal reaches. */
export interface JournalReach {
  readonly lastSeq: number;
  /** Events up to here are gone. */
  readonly prunedSeq: number;
}

export interface JournalPage extends JournalReach {
  readonly events: readonly JournalEvent[];
}

/** As the driver gives what no column of drizzle's has read: large numbers as text. */
interface PageRow extends Omit<EventRow, "seq" | "after" | "conversationId"> {
  readonly [column: string]: unknown;
  readonly lastSeq: string;
  readonly prunedSeq: string;
  /** Null in the single row of a journal without further events. */
  readonly seq: string | null;
  readonly after: string;
}

/** What an answer has said so far by its run's deltas. */
export interface RunText {
  readonly text: string;
  readonly reasoning: string;
}

/** The journal of each conversation. */
export class JournalQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * Waits until no other transaction works on this conversation, in this and every other process,
   * and keeps others waiting until this one ends.
   */
  async takeTurn(conversationId: string): Promise<void> {
    await this.#session.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${conversationId}, 0))`,
    );
  }

  /**
   * Stores events and says where they stand. `notice` is told to all who listen, once the
   * transaction is committed, with the number of the last event behind it.
   */
  async append(
    conversationId: string,
    entries: readonly JournalEntry[],
    notice: { readonly channel: string; readonly text: string },
  ): Promise<Place[]> {
    const reached = await this.#advance(conversationId, entries.length);
    const places: Place[] = [];
    for (let start = 0; start < entries.length; start += eventsPerInsert) {
      const chunk = entries.slice(start, start + eventsPerInsert);
      const base = reached - entries.length + start;
      places.push(...(await this.#insert(conversationId, chunk, base)));
    }
    await this.#session.execute(
      sql`select pg_notify(${notice.channel}, ${`${notice.text}${reached}`})`,
    );
    return places;
  }

  async findReach(conversationId: string): Promise<JournalReach | undefined> {
    const { lastSeq, prunedSeq } = journals;
    const rows = await this.#session
      .select({ lastSeq, prunedSeq })
      .from(journals)
      .where(eq(journals.conversationId, conversationId));
    return rows[0];
  }

  /**
   * At most `limit` events after a position, each with the one before it. Undefined when there is
   * no such journal.
   */
  async read(
    conversationId: string,
    { after, limit }: { readonly after: number; readonly limit: number },
  ): Promise<JournalPage | undefined> {
    const { rows } = await this.#session.execute<PageRow>(sql`
      with page as (
        select seq, at, run_id as "runId", actor, type, data
        from events
        where conversation_id = ${conversationId} and seq > ${after}
        order by seq
        limit ${limit}
      ),
      before as (
        select max(seq) as seq from events
        where conversation_id = ${conversationId} and seq <= ${after}
      )
      select
        journals.last_seq as "lastSeq", journals.pruned_seq as "prunedSeq", page.*,
        coalesce(lag(page.seq) over (order by page.seq), before.seq, 0) as after
      from journals cross join before left join page on true
      where journals.conversation_id = ${conversationId}
      order by page.seq
    `);
    const [first] = rows;
    if (first === undefined) return undefined;
    const prunedSeq = Number(first.prunedSeq);
    return {
      lastSeq: Number(first.lastSeq),
      prunedSeq,
      events: rows.flatMap(({ seq, after: before, lastSeq: _last, prunedSeq: _pruned, ...row }) =>
        seq === null
          ? []
          : toEvent({
              ...row,
              conversationId,
              seq: Number(seq),
              after: Math.max(Number(before), prunedSeq),
            }),
      ),
    };
  }

  /** What a run has added to its answer, while it has not been compacted. */
  async textOfRun(runId: string): Promise<RunText> {
    const piece = sql`string_agg(data->>'text', '' order by seq)`;
    const rows = await this.#session
      .select({
        text: sql<string>`coalesce(${piece} filter (where type = 'assistant.stream.delta'), '')`,
        reasoning: sql<string>`coalesce(${piece} filter (where type = 'agent.thinking.delta'), '')`,
      })
      .from(events)
      .where(eq(events.runId, runId));
    return rows[0] ?? { text: "", reasoning: "" };
  }

  /** Removes what only led to the end of a run. Belongs into the transaction that stores the end. */
  async compact(runId: string): Promise<void> {
    await this.#session
      .delete(events)
      .where(and(eq(events.runId, runId), inArray(events.type, [...passing])));
  }

  /** The conversations whose journals hold events from before then. */
  async listPrunable(before: Date): Promise<string[]> {
    const rows = await this.#session
      .selectDistinct({ id: events.conversationId })
      .from(events)
      .where(sql`${events.at} < ${before.toISOString()}`);
    return rows.map((row) => row.id);
  }

  /**
   * Forgets the events of a conversation from before then, which its rows hold all the same, but
   * none from the first of a live run on. Whoever is not past them gets a snapshot.
   */
  async prune(conversationId: string, before: Date): Promise<void> {
    const inConversation = eq(events.conversationId, conversationId);
    const [live] = await this.#session
      .select({ first: sql<string | null>`min(${events.seq})` })
      .from(events)
      .where(
        and(
          inConversation,
          sql`${events.runId} in (select id from runs where conversation_id = ${conversationId} and ended_at is null)`,
        ),
      );
    const bound = live?.first === null || live === undefined ? null : Number(live.first);
    const [reached] = await this.#session
      .select({ seq: max(events.seq) })
      .from(events)
      .where(
        and(
          inConversation,
          sql`${events.at} < ${before.toISOString()}`,
          bound === null ? undefined : sql`${events.seq} < ${bound}`,
        ),
      );
    if (reached?.seq == null) return;
    await this.#session.delete(events).where(and(inConversation, lte(events.seq, reached.seq)));
    await this.#session
      .update(journals)
      .set({ prunedSeq: reached.seq })
      .where(eq(journals.conversationId, conversationId));
  }

  /** Gives out the next numbers and returns the last of them. */
  async #advance(conversationId: string, count: number): Promise<number> {
    const rows = await this.#session
      .insert(journals)
      .values({ conversationId, lastSeq: count })
      .onConflictDoUpdate({
        target: journals.conversationId,
        set: { lastSeq: sql`${journals.lastSeq} + ${count}` },
      })
      .returning({ lastSeq: journals.lastSeq });
    const [journal] = rows;
    if (journal === undefined) throw new Error("A counter that was moved says where it stands.");
    return journal.lastSeq;
  }

  async #insert(
    conversationId: string,
    entries: readonly JournalEntry[],
    base: number,
  ): Promise<Place[]> {
    const json = entries.map((entry, index) => {
      const { actor, runId, type, data } = toJson(entry);
      return { conversationId, seq: base + index + 1, actor, runId, type, data };
    });
    const rows = await this.#session
      .insert(events)
      .values(json)
      .returning({ seq: events.seq, at: events.at });
    return rows.map(({ seq, at }) => ({ seq, at: at.toISOString() }));
  }
}
