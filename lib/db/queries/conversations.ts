import { asc, desc, eq, sql } from "drizzle-orm";
import type { Conversation } from "#lib/protocol";
import { conversations } from "../schema/conversations.ts";
import { threads } from "../schema/threads.ts";
import type { Session } from "./session.ts";

export interface NewConversation {
  readonly id: string;
  readonly title: string;
}

/** Conversations and their threads. */
export class ConversationQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The one talked in last comes first. */
  async list(): Promise<Conversation[]> {
    const rows = await this.#session
      .select()
      .from(conversations)
      .orderBy(desc(conversations.updatedAt), asc(conversations.id));
    return rows.map(toConversation);
  }

  async find(id: string): Promise<Conversation | undefined> {
    const rows = await this.#session.select().from(conversations).where(eq(conversations.id, id));
    return rows.map(toConversation)[0];
  }

  /** Makes a conversation with its main thread, unless the id exists. Needs a transaction. */
  async create(conversation: NewConversation): Promise<void> {
    const made = await this.#session
      .insert(conversations)
      .values(conversation)
      .onConflictDoNothing()
      .returning({ conversationId: conversations.id });
    if (made.length > 0) await this.#session.insert(threads).values(made);
  }

  async findMainThread(id: string): Promise<string | undefined> {
    const rows = await this.#session
      .select({ id: threads.id })
      .from(threads)
      .where(eq(threads.conversationId, id))
      .orderBy(asc(threads.seq))
      .limit(1);
    return rows[0]?.id;
  }

  /** Marks that something was said just now. */
  async touch(id: string): Promise<Conversation | undefined> {
    // The clock and not now(): a transaction that waited for another must not look older than it.
    const rows = await this.#session
      .update(conversations)
      .set({ updatedAt: sql`clock_timestamp()` })
      .where(eq(conversations.id, id))
      .returning();
    return rows.map(toConversation)[0];
  }

  async rename(id: string, title: string): Promise<Conversation | undefined> {
    const rows = await this.#session
      .update(conversations)
      .set({ title })
      .where(eq(conversations.id, id))
      .returning();
    return rows.map(toConversation)[0];
  }

  /** Takes all messages along. False when there was nothing to remove. */
  async remove(id: string): Promise<boolean> {
    const rows = await this.#session
      .delete(conversations)
      .where(eq(conversations.id, id))
      .returning({ id: conversations.id });
    return rows.length > 0;
  }
}

function toConversation(row: typeof conversations.$inferSelect): Conversation {
  return {
    id: row.id,
    title: row.title,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
