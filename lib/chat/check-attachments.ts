import { AppError } from "#lib/errors";
import { maxAttachmentsBytes, type NewAttachment } from "#lib/protocol";
import { requireStorable } from "./storable.ts";

/** @throws AppError `bad-input` for what is no text, `too-large` for too much of it. */
export function checkAttachments(attachments: readonly NewAttachment[]): void {
  for (const [index, { name, text }] of attachments.entries()) {
    requireStorable(name, `attachments[${index}].name`);
    requireStorable(text, `attachments[${index}].text`);
  }
  const sizeBytes = attachments.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (sizeBytes <= maxAttachmentsBytes) return;
  throw new AppError(
    "too-large",
    `The attached files hold ${toMegabytes(sizeBytes)} MB of text together, and a message may carry ${toMegabytes(maxAttachmentsBytes)} MB. Attach fewer, or send them with several messages.`,
    { facts: { field: "attachments" } },
  );
}

/** Never rounded down to what would be allowed. */
function toMegabytes(bytes: number): string {
  return (Math.ceil((bytes / 1024 ** 2) * 10) / 10).toLocaleString("en-GB");
}
