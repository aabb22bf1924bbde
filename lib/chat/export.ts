import type { ConversationTree, Message } from "#lib/protocol";
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
    messages: messages.map((message) => toNode(message, files.get(message.id))),
  };
}

type Node = ConversationTree["messages"][number];

function toNode(message: Message, files: Node["attachments"]): Node {
  const { id, parentId, role, text, reasoning, modelId, createdAt, library, sources } = message;
  const status = message.status === "streaming" ? "stopped" : message.status;
  const attachments = files?.map((file) => ({ id: file.id, name: file.name, text: file.text }));
  const said = { id, parentId, role, text, reasoning, modelId, status, createdAt };
  return { ...said, library, sources, attachments };
}
