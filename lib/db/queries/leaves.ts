import { and, eq } from "drizzle-orm";
import { leaves } from "../schema/leaves.ts";
import type { Session } from "./session.ts";

/** As long as Hearth knows a single person. */
export const person = "owner";

/** Which branch of a conversation is looked at. */
export class LeafQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async find(conversationId: string): Promise<string | undefined> {
    const rows = await this.#session
      .select({ id: leaves.messageId })
      .from(leaves)
      .where(and(eq(leaves.conversationId, conversationId), eq(leaves.person, person)));
    return rows[0]?.id;
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
}
