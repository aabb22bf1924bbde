import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Figures, Message, Sources } from "#lib/protocol";
import { messages } from "../schema/messages.ts";
import { below } from "./below.ts";
import { messageColumns, toMessage } from "./message-row.ts";
import type { Session } from "./session.ts";

/** A message before the database has given it its place. */
export interface NewMessage
  extends
    Pick<
      Message,
      "id" | "conversationId" | "threadId" | "parentId" | "role" | "text" | "status" | "modelId"
    >,
    Partial<Pick<Message, "reasoning" | "context" | "library" | "sources" | "createdAt">> {}

/** How an answer ended. What is absent stays as it is stored. */
export interface Ending extends Partial<
  Pick<Message, "text" | "reasoning" | "error" | "context" | "sources">
> {
  readonly status: "complete" | "stopped" | "failed";
  readonly figures?: Figures | null;
}

/** The end of a line of messages. */
export interface Line {
  readonly messages: readonly Message[];
  /** How many stand above the first of them. */
  readonly before: number;
}

/** A statement takes 65 535 values at most. */
const rowsPerInsert = 1_000;

/** Messages of every conversation. Deleted ones are not found, unless it is said otherwise. */
export class MessageQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async find(id: string): Promise<Message | undefined> {
    const rows = await this.#select().where(and(eq(messages.id, id), isNull(messages.deletedAt)));
    return rows.map(toMessage)[0];
  }

  /** For what must know whether an id is taken. */
  async findEvenDeleted(id: string): Promise<Message | undefined> {
    const rows = await this.#select().where(eq(messages.id, id));
    return rows.map(toMessage)[0];
  }

  /** Those of the ids that are in the conversation, by order of arrival. */
  async list(conversationId: string, ids: readonly string[]): Promise<Message[]> {
    if (ids.length === 0) return [];
    const rows = await this.#select()
      .where(
        and(
          eq(messages.conversationId, conversationId),
          inArray(messages.id, [...ids]),
          isNull(messages.deletedAt),
        ),
      )
      .orderBy(asc(messages.seq));
    return rows.map(toMessage);
  }

  /** Every branch of a conversation, parents before their children. */
  async listIn(conversationId: string): Promise<Message[]> {
    const rows = await this.#select()
      .where(and(eq(messages.conversationId, conversationId), isNull(messages.deletedAt)))
      .orderBy(asc(messages.seq));
    return rows.map(toMessage);
  }

  /**
   * The line from the root down to the message itself, or the end of it that holds so many bytes of
   * text: a line may be thousands of messages long, and no model is shown all of them.
   */
  async lineTo(id: string, { maxBytes }: { readonly maxBytes: number }): Promise<Line> {
    const { rows } = await this.#session.execute<{ id: string; length: number }>(sql`
      with recursive line (id, parent_id, size, below) as (
        select id, parent_id, octet_length(text)::bigint, 0::bigint
        from messages where id = ${id} and deleted_at is null
        union all
        select above.id, above.parent_id, octet_length(above.text)::bigint, line.below + line.size
        from messages above join line on above.id = line.parent_id
      )
      select id, (select count(*)::int from line) as length from line where below < ${maxBytes}
    `);
    const ids = rows.map((row) => row.id);
    const found = await this.#select().where(inArray(messages.id, ids)).orderBy(asc(messages.seq));
    return { messages: found.map(toMessage), before: (rows[0]?.length ?? 0) - rows.length };
  }

  /** The ids of a message and of everything below it, parents before their children. */
  async subtree(id: string): Promise<string[]> {
    const rows = await this.#session
      .select({ id: messages.id })
      .from(messages)
      .where(sql`${messages.id} in ${below(id)}`)
      .orderBy(asc(messages.seq));
    return rows.map((row) => row.id);
  }

  /** Undefined when the id is taken; nothing is written then. */
  async insert(message: NewMessage): Promise<Message | undefined> {
    const rows = await this.#session
      .insert(messages)
      .values(toValues(message))
      .onConflictDoNothing()
      .returning(messageColumns);
    return rows.map(toMessage)[0];
  }

  /** As `insert` for many, parents before their children. Fewer come back than were given when an id is taken. */
  async insertMany(all: readonly NewMessage[]): Promise<Message[]> {
    const stored: Message[] = [];
    for (let start = 0; start < all.length; start += rowsPerInsert) {
      const rows = await this.#session
        .insert(messages)
        .values(all.slice(start, start + rowsPerInsert).map(toValues))
        .onConflictDoNothing()
        .returning(messageColumns);
      stored.push(...rows.map(toMessage));
    }
    return stored;
  }

  /** Ends a streaming answer once: the second ending finds nothing and returns undefined. */
  async finish(id: string, ending: Ending): Promise<Message | undefined> {
    const { status, text, reasoning, error, figures, context, sources } = ending;
    const rows = await this.#session
      .update(messages)
      .set({ status, text, reasoning, error, figures, context, sources })
      .where(and(eq(messages.id, id), eq(messages.status, "streaming")))
      .returning(messageColumns);
    return rows.map(toMessage)[0];
  }

  /** Keeps what the library has to say with a streaming answer. False when it has ended. */
  async setSources(id: string, sources: Sources): Promise<boolean> {
    const rows = await this.#session
      .update(messages)
      .set({ sources })
      .where(and(eq(messages.id, id), eq(messages.status, "streaming")))
      .returning({ id: messages.id });
    return rows.length > 0;
  }

  /** Opens an answer that broke off again, its text kept. Undefined when it is complete, streaming or not there. */
  async continue(id: string): Promise<Message | undefined> {
    const rows = await this.#session
      .update(messages)
      .set({ status: "streaming", error: null, figures: null })
      .where(
        and(
          eq(messages.id, id),
          inArray(messages.status, ["stopped", "failed"]),
          isNull(messages.deletedAt),
        ),
      )
      .returning(messageColumns);
    return rows.map(toMessage)[0];
  }

  /**
   * Takes a message and everything below it out of sight. Returns the ids, parents before their
   * children; none when it was not there.
   */
  async markDeleted(id: string): Promise<string[]> {
    const rows = await this.#session
      .update(messages)
      .set({ deletedAt: sql`clock_timestamp()`, deletedWith: id })
      .where(sql`${messages.id} in ${below(id)}`)
      .returning({ id: messages.id, seq: messages.seq });
    return rows.toSorted((one, other) => one.seq - other.seq).map((row) => row.id);
  }

  /**
   * Brings back what went with the deletion of this message, parents before their children. None
   * when it is not deleted, was deleted with another one, or what it hung on is not there now.
   */
  async restore(id: string): Promise<Message[]> {
    const hasPlace = sql`exists (
      select from messages as top left join messages as above on above.id = top.parent_id
      where top.id = ${id} and top.deleted_with = ${id} and above.deleted_at is null
    )`;
    const rows = await this.#session
      .update(messages)
      .set({ deletedAt: null, deletedWith: null })
      .where(and(eq(messages.deletedWith, id), inConversationOf(id), hasPlace))
      .returning(messageColumns);
    return rows.map(toMessage).toSorted((one, other) => one.order - other.order);
  }

  /** The conversations that hold messages deleted before then. */
  async listPurgeable(deletedBefore: Date): Promise<string[]> {
    const rows = await this.#session
      .selectDistinct({ id: messages.conversationId })
      .from(messages)
      .where(sql`${messages.deletedAt} < ${deletedBefore.toISOString()}`);
    return rows.map((row) => row.id);
  }

  /** Removes for ever those of a conversation that were deleted before then. Their journal must go as well. */
  async purge(conversationId: string, deletedBefore: Date): Promise<number> {
    // What hangs below a deleted message was deleted no later, so one statement leaves no orphan.
    const rows = await this.#session
      .delete(messages)
      .where(
        and(
          eq(messages.conversationId, conversationId),
          sql`${messages.deletedAt} < ${deletedBefore.toISOString()}`,
        ),
      )
      .returning({ id: messages.id });
    return rows.length;
  }

  #select() {
    return this.#session.select(messageColumns).from(messages).$dynamic();
  }
}

function toValues({ createdAt, ...message }: NewMessage) {
  return { ...message, ...(createdAt !== undefined && { createdAt: new Date(createdAt) }) };
}

/** Keeps to the index that leads with the conversation. */
function inConversationOf(id: string) {
  return sql`${messages.conversationId} = (select own.conversation_id from messages as own where own.id = ${id})`;
}
