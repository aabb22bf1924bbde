import type { Conversation, Message } from "#lib/protocol";

const at = "2026-11-21T00:00:00.000Z";

/** A conversation without anything special about it. */
export const newConversation = (): Conversation => ({
  id: "c",
  title: "A talk",
  titleSource: "first-words",
  folderId: null,
  library: { mode: "automatic", documentIds: [] },
  pinnedAt: null,
  archivedAt: null,
  deletedAt: null,
  createdAt: at,
  updatedAt: at,
});

/** A question without anything special about it. */
export const newMessage = (id: string, order: number): Message => ({
  id,
  conversationId: "c",
  threadId: "t",
  parentId: null,
  messageType: "message",
  role: "user",
  text: `text of ${id}`,
  reasoning: null,
  status: "complete",
  modelId: null,
  error: null,
  figures: null,
  library: null,
  sources: null,
  context: null,
  attachments: [],
  order,
  createdAt: at,
});
