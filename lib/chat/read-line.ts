import type { Queries } from "#lib/db";
import type { LineMessage } from "#lib/prompt";
import type { LibraryScope, Sources } from "#lib/protocol";

/** More than any model that runs at home holds. What stands above is left out unread. */
const maxBytes = 1024 * 1024;

/** What can be shown of a line of messages. */
export interface Line {
  readonly line: readonly LineMessage[];
  /** Messages above the first of them, which are too far back for any model. */
  readonly before: number;
}

export interface ReadLine extends Line {
  /** What of the library the last question asks; null when it does not. */
  readonly scope: LibraryScope | null;
  /** What the library had to say, where the line ends with an answer that is to be written on. */
  readonly sources: Sources | null;
}

/** The line from the root down to a message, with the texts that were attached on the way. */
export async function readLine(db: Queries, messageId: string): Promise<ReadLine> {
  const { messages, before } = await db.messages.lineTo(messageId, { maxBytes });
  const carriers = messages.filter(({ attachments }) => attachments.length > 0);
  const found = await db.attachments.listOf(carriers.map(({ id }) => id));
  const files = Map.groupBy(found, (file) => file.messageId);
  const line = messages.map(({ id, role, status, text }) => {
    return { id, role, status, text, attachments: files.get(id) ?? [] };
  });
  const scope = messages.findLast(({ role }) => role === "user")?.library ?? null;
  const last = messages.at(-1);
  const sources = last?.role === "assistant" ? last.sources : null;
  return { line, before, scope, sources };
}
