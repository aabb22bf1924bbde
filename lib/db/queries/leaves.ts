import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { leaves } from "../schema/leaves.ts";
import { messages } from "../schema/messages.ts";
import { below } from "./below.ts";
import type { Session } from "./session.ts";

/** As long as Hearth knows a single person. */
export const person = "owner";

/** Which branch of a conversation is looked at. */
export class LeafQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async set(conversationId: string, messageId: string): Promise<void> {
    await this.#session
      .insert(leaves)
      .values({ person, conversationId, messageId })
      .onConflictDoUpdate({
        target: [leaves.person, leaves.conversationId],
        set: { messageId },
      });
  }

  /**
   * After messages have been deleted: who looked at one of them looks at the newest leaf below the
   * message they hung on, or of the whole tree when that is null, as everyone's fold does.
   */
  async moveAway(
    conversationId: string,
    {
      deletedIds,
      parentId,
    }: { readonly deletedIds: readonly string[]; readonly parentId: string | null },
  ): Promise<void> {
    const left = await this.#session
      .delete(leaves)
      .where(
        and(
          eq(leaves.person, person),
          eq(leaves.conversationId, conversationId),
          inArray(leaves.messageId, [...deletedIds]),
        ),
      )
      .returning({ id: leaves.messageId });
    if (left.length === 0) return;
    // Children come later than their parents, so the latest message is a leaf.
    const [newest] = await this.#session
      .select({ id: messages.id })
      .from(messages)
      .where(
        and(
          eq(messages.conversationId, conversationId),
          isNull(messages.deletedAt),
          parentId === null ? undefined : sql`${messages.id} in ${below(parentId)}`,
        ),
      )
      .orderBy(desc(messages.seq))
      .limit(1);
    if (newest !== undefined) await this.set(conversationId, newest.id);
  }
}
