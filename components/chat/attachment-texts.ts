import { attachmentTextSchema, type Attachment, type NewAttachment } from "#lib/protocol";
import { requestJson } from "../data/request.ts";

/** The text of a file that came with a message. */
export async function readAttachment(id: string): Promise<string> {
  const { text } = await requestJson(attachmentTextSchema, `/api/attachments/${id}`);
  return text;
}

/** The same files as new ones, for another message. */
export function copiesOf(attachments: readonly Attachment[]): Promise<readonly NewAttachment[]> {
  return Promise.all(
    attachments.map(async ({ id, name }) => ({
      id: crypto.randomUUID(),
      name,
      text: await readAttachment(id),
    })),
  );
}
