import type { NewMessage, Queries } from "#lib/db";
import { AppError } from "#lib/errors";
import type { Append } from "#lib/events";
import type { ConversationTree } from "#lib/protocol";
import { checkTree } from "./check-tree.ts";
import { trueSources } from "./cited.ts";
import { noConversation } from "./missing.ts";
import type { ChatPorts } from "./ports.ts";

/** What wrote an answer that names no model. */
const unknownModel = "unknown";

/** Stores a whole conversation at once. */
export async function importConversation(
  ports: ChatPorts,
  whole: ConversationTree,
): Promise<{ readonly isNew: boolean }> {
  checkTree(whole);
  const { events } = ports;
  const tree = await withTrueSources(ports, whole);
  const { id } = tree.conversation;
  const isNew = await events.write(id, async (tx, append) => {
    if ((await tx.conversations.findEvenDeleted(id)) !== undefined) return false;
    await store(tx, append, tree);
    return true;
  });
  if (isNew) events.tell({ type: "list.changed", list: "conversations" });
  return { isNew };
}

/**
 * A file may say what it likes of our books: of its citations only those are kept that are word for
 * word true here.
 */
async function withTrueSources(
  ports: Pick<ChatPorts, "shelf">,
  tree: ConversationTree,
): Promise<ConversationTree> {
  const claimed = tree.messages.flatMap(({ sources }) => sources ?? []);
  const checked = await trueSources(ports, claimed);
  const messages = tree.messages.map((node) => {
    return node.sources ? { ...node, sources: checked.get(node.sources) ?? null } : node;
  });
  return { ...tree, messages };
}

async function store(
  tx: Queries,
  append: Append,
  { conversation: { id, title, createdAt }, messages }: ConversationTree,
): Promise<void> {
  const conversation = await tx.conversations.create({
    id,
    title,
    createdAt,
    titleSource: "person",
  });
  const threadId = await tx.conversations.findMainThread(id);
  if (conversation === undefined || threadId === undefined) throw noConversation();
  append({ type: "conversation.created", conversation, actor: "person" });

  const place = { conversationId: id, threadId };
  const rows = messages.map((node) => toRow(node, place));
  const stored = await tx.messages.insertMany(rows);
  if (stored.length < rows.length) throw takenId();
  await storeFiles(tx, id, messages);
  const carriers = messages.filter(({ attachments = [] }) => attachments.length > 0);
  const withFiles = await tx.messages.list(
    id,
    carriers.map((message) => message.id),
  );
  const whole = new Map(withFiles.map((message) => [message.id, message]));
  for (const row of stored) {
    const message = whole.get(row.id) ?? row;
    append({ type: "message.created", message, actor: "person" });
  }
}

function toRow(
  node: ConversationTree["messages"][number],
  place: Pick<NewMessage, "conversationId" | "threadId">,
): NewMessage {
  const { attachments: _files, ...message } = node;
  const modelId = node.role === "user" ? null : (node.modelId ?? unknownModel);
  return { ...message, ...place, modelId };
}

async function storeFiles(
  tx: Queries,
  conversationId: string,
  messages: ConversationTree["messages"],
): Promise<void> {
  for (const { id, attachments = [] } of messages) {
    if (!(await tx.attachments.insert({ id, conversationId }, attachments))) throw takenId();
  }
}

function takenId(): AppError {
  return new AppError(
    "conflict",
    "Some of these messages belong to another conversation here already. Nothing was imported.",
  );
}
