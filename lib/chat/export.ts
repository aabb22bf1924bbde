import type { ConversationTree } from "#lib/protocol";
import { requireConversation } from "./missing.ts";
import type { ChatPorts } from "./ports.ts";

/** A whole conversation, every branch; what is being written goes out as it is stored. */
export async function exportConversation(
  { db }: Pick<ChatPorts, "db">,
  conversationId: string,
): Promise<ConversationTree> {
  const { id, title, createdAt } = await requireConversation(db, conversationId);
  const messages = await db.messages.listIn(conversationId);
  const carriers = messages.filter(({ attachments }) => attachments.length > 0);
  const found = await db.attachments.listOf(carriers.map((message) => message.id));
  const files = Map.groupBy(found, (file) => file.messageId);

  return {
    format: "hearth-conversation",
    version: 1,
    conversation: { id, title, createdAt },
    messages: messages.map((message) => ({
      id: message.id,
      parentId: message.parentId,
      role: message.role,
      text: message.text,
      reasoning: message.reasoning,
      modelId: message.modelId,
      status: message.status === "streaming" ? "stopped" : message.status,
      createdAt: message.createdAt,
      ...attached(files.get(message.id)),
    })),
  };
}

type Attached = ConversationTree["messages"][number]["attachments"];

function attached(files: Attached): { attachments?: NonNullable<Attached> } {
  if (files === undefined) return {};
  return { attachments: files.map(({ id, name, text }) => ({ id, name, text })) };
}
