import type { Message } from "#lib/protocol";

const linePx = 27;
const charactersInLine = 78;

/** About how tall a message is, before it was ever painted. */
export function rowHeight(message: Pick<Message, "text"> | undefined, role: "user" | "assistant") {
  const frame = role === "user" ? 48 : 56;
  if (message === undefined) return frame + (role === "user" ? 1 : 4) * linePx;
  const width = role === "user" ? charactersInLine * 0.8 : charactersInLine;
  const breaks = message.text.split("\n").length;
  return frame + Math.max(breaks, Math.ceil(message.text.length / width) + breaks / 2) * linePx;
}
