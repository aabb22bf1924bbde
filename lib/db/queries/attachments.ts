import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { AttachmentText, NewAttachment } from "#lib/protocol";
import { attachments } from "../schema/attachments.ts";
import { conversations } from "../schema/conversations.ts";
import { messages } from "../schema/messages.ts";
import type { Session } from "./session.ts";

/** An attachment's text, and the message it came with. */
export interface StoredAttachment extends AttachmentText {
  readonly messageId: string;
}

const columns = {
  id: attachments.id,
  messageId: attachments.messageId,
  name: attachments.name,
  sizeBytes: attachments.sizeBytes,
  text: attachments.text,
};

/** Text files that came with messages. Those of deleted messages are not found. */
export class AttachmentQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async find(id: string): Promise<AttachmentText | undefined> {
    const rows = await this.#session
      .select(columns)
      .from(attachments)
      .innerJoin(messages, eq(messages.id, attachments.messageId))
      .innerJoin(conversations, eq(conversations.id, attachments.conversationId))
      .where(
        and(eq(attachments.id, id), isNull(messages.deletedAt), isNull(conversations.deletedAt)),
      );
    return rows.map(({ messageId: _of, ...attachment }) => attachment)[0];
  }

  /** Those of all these messages, in the order in which they were attached. */
  async listOf(messageIds: readonly string[]): Promise<StoredAttachment[]> {
    if (messageIds.length === 0) return [];
    return this.#session
      .select(columns)
      .from(attachments)
      .where(inArray(attachments.messageId, [...messageIds]))
      .orderBy(asc(attachments.messageId), asc(attachments.place));
  }

  /** False when an id is taken: then the transaction around it should end. */
  async insert(
    message: { readonly id: string; readonly conversationId: string },
    files: readonly NewAttachment[],
  ): Promise<boolean> {
    if (files.length === 0) return true;
    const rows = await this.#session
      .insert(attachments)
      .values(
        files.map(({ id, name, text }, place) => ({
          id,
          conversationId: message.conversationId,
          messageId: message.id,
          place,
          name,
          text,
          sizeBytes: Buffer.byteLength(text),
        })),
      )
      .onConflictDoNothing()
      .returning({ id: attachments.id });
    return rows.length === files.length;
  }
}
