import { AppError } from "#lib/errors";
import type { ConversationTree } from "#lib/protocol";
import { checkAttachments } from "./check-attachments.ts";
import { requireStorable } from "./storable.ts";

type Node = ConversationTree["messages"][number];

/**
 * Refuses what is no tree: parents come first, ids are their own. An answer has a question or an
 * answer above it.
 *
 * @throws AppError `bad-input` naming the field, `too-large`.
 */
export function checkTree({ conversation, messages }: ConversationTree): void {
  requireStorable(conversation.title, "conversation.title");
  const known = new Set<string>();
  for (const [index, node] of messages.entries()) {
    const field = `messages[${index}]`;
    checkTexts(node, field);
    if (known.has(node.id)) throw refused(`${field}.id`, "An id is there twice.");
    if (node.parentId !== null && !known.has(node.parentId)) {
      throw refused(`${field}.parentId`, "A message comes before the one it belongs below.");
    }
    if (node.role === "assistant" && node.parentId === null) {
      throw refused(`${field}.parentId`, "An answer needs a message above it.");
    }
    if (node.role === "user" && (node.status !== "complete" || node.reasoning !== null)) {
      throw refused(field, "A question is complete, and no thoughts belong to it.");
    }
    checkLibrary(node, field);
    known.add(node.id);
  }
  checkFileIds(messages);
}

function checkLibrary({ role, library, sources }: Node, field: string): void {
  const isMisplaced = role === "user" ? sources != null : library != null;
  if (isMisplaced)
    throw refused(field, "A question asks the library, and an answer has its sources.");
}

function checkTexts({ text, reasoning, sources, attachments = [] }: Node, field: string): void {
  requireStorable(text, `${field}.text`);
  if (reasoning !== null) requireStorable(reasoning, `${field}.reasoning`);
  for (const said of textsIn(sources)) requireStorable(said, `${field}.sources`);
  checkAttachments(attachments);
}

/** Every text in a value of JSON; it is as deep as its schema allows. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function checkFileIds(messages: readonly Node[]): void {
  const ids = messages.flatMap(({ attachments = [] }) => attachments.map(({ id }) => id));
  if (new Set(ids).size < ids.length) throw refused("messages", "An attached file is there twice.");
}

function refused(field: string, message: string): AppError {
  return new AppError("bad-input", message, { facts: { field } });
}
