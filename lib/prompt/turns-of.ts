import type { Turn } from "#lib/inference";
import type { Message } from "#lib/protocol";
import { withPassages, type ShownPassage } from "./with-passages.ts";
import { withAttachments, type AttachedText } from "./with-attachments.ts";

/** A message of the line from the root down to the question. */
export interface LineMessage extends Pick<Message, "id" | "role" | "status" | "text"> {
  readonly attachments: readonly AttachedText[];
}

/** A turn with the place in the line of the first message it was made of. */
export interface LineTurn extends Turn {
  readonly from: number;
}

/**
 * A line of messages as turns: nothing that the person did not write or read, but for passages of
 * their books, which stand before the last question. Failed and empty answers are left out; the
 * questions around them become one turn, because many chat templates refuse two in a row.
 */
export function turnsOf(
  line: readonly LineMessage[],
  passages: readonly ShownPassage[] = [],
): LineTurn[] {
  const turns: LineTurn[] = [];
  for (const [from, message] of line.entries()) {
    if (!isWorthTelling(message)) continue;
    const { role } = message;
    const text = withAttachments(message.text, message.attachments);
    const last = turns.at(-1);
    if (last?.role === role) turns.splice(-1, 1, { ...last, text: `${last.text}\n\n${text}` });
    else turns.push({ role, text, from });
  }
  const place = turns.findLastIndex(({ role }) => role === "user");
  const question = turns[place];
  if (question === undefined) return turns;
  return turns.with(place, { ...question, text: withPassages(question.text, passages) });
}

function isWorthTelling({ role, status, text }: LineMessage): boolean {
  return role === "user" || (status !== "failed" && text.trim() !== "");
}
