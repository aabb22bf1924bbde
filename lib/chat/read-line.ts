import type { Queries } from "#lib/db";
import type { LineMessage } from "#lib/prompt";

/** The line from the root down to a message, with the texts that were attached on the way. */
export async function readLine(db: Queries, messageId: string): Promise<LineMessage[]> {
  const line = await db.messages.path(messageId);
  const carriers = line.filter(({ attachments }) => attachments.length > 0).map(({ id }) => id);
  const files = Map.groupBy(await db.attachments.listOf(carriers), (file) => file.messageId);
  return line.map(({ id, role, status, text }) => {
    return { id, role, status, text, attachments: files.get(id) ?? [] };
  });
}
