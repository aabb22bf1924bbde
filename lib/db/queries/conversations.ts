import { and, asc, desc, eq, getTableColumns, isNotNull, isNull, lt, ne, sql } from "drizzle-orm";
import type {
  Conversation,
  ConversationChange,
  LibraryScope,
  ListedConversation,
} from "#lib/protocol";
import { conversations } from "../schema/conversations.ts";
import { threads } from "../schema/threads.ts";
import { toConversation } from "./conversation-row.ts";
import type { Session } from "./session.ts";

export interface NewConversation {
  readonly id: string;
  readonly title: string;
  readonly titleSource?: Conversation["titleSource"] | undefined;
  readonly library?: LibraryScope | undefined;
  /** Of an imported one; else now. */
  readonly createdAt?: string | undefined;
}

type Columns = typeof conversations.$inferSelect;
type NewValues = { [Name in keyof Columns]?: Columns[Name] | ReturnType<typeof sql> };

// The table is named in full: inside the subquery a bare `id` would be the run's own.
const isAnswering = sql<boolean>`exists (
  select from runs where runs.conversation_id = "conversations"."id" and runs.ended_at is null
)`;

/** Conversations and their threads. Deleted ones are not found, unless it is said otherwise. */
export class ConversationQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The one talked in last comes first; archived ones are among them. */
  async list(): Promise<ListedConversation[]> {
    const rows = await this.#session
      .select({ ...getTableColumns(conversations), isAnswering })
      .from(conversations)
      .where(isNull(conversations.deletedAt))
      .orderBy(desc(conversations.updatedAt), asc(conversations.id));
    return rows.map((row) => Object.assign(toConversation(row), { isAnswering: row.isAnswering }));
  }

  /** Those of one folder, deleted ones included. */
  async listInFolder(folderId: string): Promise<Conversation[]> {
    const rows = await this.#session
      .select()
      .from(conversations)
      .where(eq(conversations.folderId, folderId))
      .orderBy(asc(conversations.id));
    return rows.map(toConversation);
  }

  async find(id: string): Promise<Conversation | undefined> {
    const found = await this.findEvenDeleted(id);
    return found?.deletedAt === null ? found : undefined;
  }

  async findEvenDeleted(id: string): Promise<Conversation | undefined> {
    const rows = await this.#session.select().from(conversations).where(eq(conversations.id, id));
    return rows.map(toConversation)[0];
  }

  /** Makes a conversation with its main thread. Undefined when the id is taken. Needs a transaction. */
  async create({ createdAt, ...rest }: NewConversation): Promise<Conversation | undefined> {
    const dates = createdAt !== undefined && {
      createdAt: new Date(createdAt),
      updatedAt: new Date(createdAt),
    };
    const rows = await this.#session
      .insert(conversations)
      .values({ ...rest, ...dates })
      .onConflictDoNothing()
      .returning();
    const made = rows.map(toConversation)[0];
    if (made !== undefined) await this.#session.insert(threads).values({ conversationId: made.id });
    return made;
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
    return this.#update(id, { updatedAt: sql`clock_timestamp()` });
  }

  /** What is absent stays. A title given here is the person's, which nothing replaces. */
  async change(
    id: string,
    { title, folderId, library, isPinned, isArchived }: ConversationChange,
  ): Promise<Conversation | undefined> {
    return this.#update(id, {
      ...(title !== undefined && { title, titleSource: "person" as const }),
      ...(folderId !== undefined && { folderId }),
      ...(library !== undefined && { library }),
      ...(isPinned !== undefined && { pinnedAt: since(conversations.pinnedAt, isPinned) }),
      ...(isArchived !== undefined && { archivedAt: since(conversations.archivedAt, isArchived) }),
    });
  }

  /** Undefined when the title is the person's own, or the conversation is not there. */
  async setModelTitle(id: string, title: string): Promise<Conversation | undefined> {
    const rows = await this.#session
      .update(conversations)
      .set({ title, titleSource: "model" })
      .where(and(isThere(id), ne(conversations.titleSource, "person")))
      .returning();
    return rows.map(toConversation)[0];
  }

  /** Out of sight, until it is restored or purged. Undefined when it is already. */
  async markDeleted(id: string): Promise<Conversation | undefined> {
    return this.#update(id, { deletedAt: sql`clock_timestamp()` });
  }

  /** Undefined when it is not deleted, or purged. */
  async restore(id: string): Promise<Conversation | undefined> {
    const rows = await this.#session
      .update(conversations)
      .set({ deletedAt: null })
      .where(and(eq(conversations.id, id), isNotNull(conversations.deletedAt)))
      .returning();
    return rows.map(toConversation)[0];
  }

  /** Removes for ever, with everything in them, those deleted before then. Returns their ids. */
  async purge(deletedBefore: Date): Promise<string[]> {
    const rows = await this.#session
      .delete(conversations)
      .where(lt(conversations.deletedAt, deletedBefore))
      .returning({ id: conversations.id });
    return rows.map((row) => row.id);
  }

  async #update(id: string, values: NewValues): Promise<Conversation | undefined> {
    if (Object.keys(values).length === 0) return this.find(id);
    const rows = await this.#session
      .update(conversations)
      .set(values)
      .where(isThere(id))
      .returning();
    return rows.map(toConversation)[0];
  }
}

function isThere(id: string) {
  return and(eq(conversations.id, id), isNull(conversations.deletedAt));
}

/** Pinning what is pinned keeps its moment. */
function since(
  column: typeof conversations.pinnedAt | typeof conversations.archivedAt,
  is: boolean,
) {
  return is ? sql`coalesce(${column}, clock_timestamp())` : null;
}
