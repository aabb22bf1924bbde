import { and, asc, eq, sql } from "drizzle-orm";
import type { Figures, Message } from "#lib/protocol";
import { messages } from "../schema/messages.ts";
import { toMessage } from "./message-row.ts";
import type { Session } from "./session.ts";

/** A message before the database has dated it. */
export type NewMessage = Pick<
  Message,
  "id" | "conversationId" | "threadId" | "parentId" | "role" | "text" | "status" | "modelId"
>;

/** What an answer has said so far. */
export interface Draft {
  readonly text: string;
  readonly reasoning: string | null;
}

/** How an answer ended. What is absent stays as it was saved last. */
export interface Ending extends Partial<Draft> {
  readonly status: "complete" | "stopped" | "failed";
  readonly error?: Message["error"];
  readonly figures?: Figures | null;
}

/** Messages of every conversation. What changes an answer does so only while it is streaming. */
export class MessageQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async find(id: string): Promise<Message | undefined> {
    const rows = await this.#session.select().from(messages).where(eq(messages.id, id));
    return rows.map(toMessage)[0];
  }

  /** Every branch of a conversation, parents before their children. */
  async listIn(conversationId: string): Promise<Message[]> {
    const rows = await this.#session
      .select()
      .from(messages)
      .where(eq(messages.conversationId, conversationId))
      .orderBy(asc(messages.seq));
    return rows.map(toMessage);
  }

  /** From the root down to the message itself. */
  async path(id: string): Promise<Message[]> {
    const line = sql`(
      with recursive line (id, parent_id) as (
        select id, parent_id from messages where id = ${id}
        union all
        select above.id, above.parent_id from messages above join line on above.id = line.parent_id
      )
      select id from line
    )`;
    const rows = await this.#session
      .select()
      .from(messages)
      .where(sql`${messages.id} in ${line}`)
      .orderBy(asc(messages.seq));
    return rows.map(toMessage);
  }

  /** Undefined when the id is taken; nothing is written then. */
  async insert(message: NewMessage): Promise<Message | undefined> {
    const { id, conversationId, threadId, parentId, role, text, status, modelId } = message;
    const rows = await this.#session
      .insert(messages)
      .values({ id, conversationId, threadId, parentId, role, text, status, modelId })
      .onConflictDoNothing()
      .returning();
    return rows.map(toMessage)[0];
  }

  /** Keeps the text so far of a streaming answer. False when it is not streaming any more. */
  async saveDraft(id: string, { text, reasoning }: Draft): Promise<boolean> {
    const rows = await this.#session
      .update(messages)
      .set({ text, reasoning })
      .where(isStreaming(id))
      .returning({ id: messages.id });
    return rows.length > 0;
  }

  /** Ends a streaming answer once: the second ending finds nothing and returns undefined. */
  async finish(
    id: string,
    { status, text, reasoning, error, figures }: Ending,
  ): Promise<Message | undefined> {
    const rows = await this.#session
      .update(messages)
      .set({ status, text, reasoning, error, figures })
      .where(isStreaming(id))
      .returning();
    return rows.map(toMessage)[0];
  }

  /** Marks every streaming answer as stopped, its text kept. Returns how many there were. */
  async stopAllStreaming(): Promise<number> {
    const rows = await this.#session
      .update(messages)
      .set({ status: "stopped" })
      .where(eq(messages.status, "streaming"))
      .returning({ id: messages.id });
    return rows.length;
  }
}

function isStreaming(id: string) {
  return and(eq(messages.id, id), eq(messages.status, "streaming"));
}
