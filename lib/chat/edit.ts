import { randomUUID } from "node:crypto";
import type { EditRequest, Message } from "#lib/protocol";
import { taken } from "./conflicts.ts";
import { findPlaced } from "./find-sent.ts";
import type { ChatPorts } from "./ports.ts";
import { requireMessage } from "./missing.ts";
import { requireStorable } from "./storable.ts";
import { touch } from "./store-answer.ts";

/**
 * A sibling with another text; nothing is run. What was attached goes along, what was cited does
 * not: nobody has held the new words against it.
 */
export async function edit(
  { db, events }: ChatPorts,
  messageId: string,
  { messageId: id, text }: EditRequest,
): Promise<Message> {
  requireStorable(text, "text");
  const { conversationId } = await requireMessage(db, messageId);

  const edited = await events.write(conversationId, async (tx, append) => {
    const original = await requireMessage(tx, messageId);
    const { threadId, parentId, role, modelId, library } = original;
    const before = await findPlaced(tx, { id, conversationId, parentId, role });
    if (before !== undefined && before.text !== text) throw taken();
    if (before !== undefined) return before;

    const place = { id, conversationId, threadId, parentId };
    const said = { role, modelId, text, library, status: "complete" } as const;
    const stored = await tx.messages.insert({ ...place, ...said });
    if (stored === undefined) throw taken();
    const files = await tx.attachments.listOf([messageId]);
    await tx.attachments.insert(
      stored,
      files.map((file) => ({ id: randomUUID(), name: file.name, text: file.text })),
    );
    const message = files.length === 0 ? stored : await requireMessage(tx, id);
    await touch({ tx, append }, conversationId);
    append({ type: "message.created", message, actor: "person" });
    await tx.leaves.set(conversationId, id);
    return message;
  });
  events.tell({ type: "list.changed", list: "conversations" });
  return edited;
}
