import { randomUUID } from "node:crypto";
import type { ConversationTree, LibraryScope, Sources } from "#lib/protocol";

/** What is said, and after which other line of the same list; without one, after the line before. */
interface Line {
  readonly says: string;
  readonly after?: number;
  /** Of a question: what of the library it asked. */
  readonly library?: LibraryScope;
  /** Of an answer: what the library had to say. */
  readonly sources?: Sources;
}

interface Imported {
  readonly id: string;
  /** Of the messages, in the order of the lines. */
  readonly messageIds: readonly string[];
}

/** Puts a conversation into a running Hearth. Lines take turns: a person, then the model. */
export async function importConversation(
  url: string,
  title: string,
  lines: readonly Line[],
): Promise<Imported> {
  const tree = conversationOf(title, lines);
  const response = await fetch(`${url}/api/conversations/import`, {
    method: "POST",
    body: JSON.stringify(tree),
    headers: { "content-type": "application/json" },
  });
  if (!response.ok) throw new Error(`The import was refused: ${await response.text()}`);
  return { id: tree.conversation.id, messageIds: tree.messages.map(({ id }) => id) };
}

function conversationOf(title: string, lines: readonly Line[]): ConversationTree {
  const createdAt = new Date().toISOString();
  const messages: ConversationTree["messages"] = [];
  lines.forEach(({ says, after, library = null, sources = null }, index) => {
    const parent = messages[after ?? index - 1];
    messages.push({
      id: randomUUID(),
      parentId: parent?.id ?? null,
      role: parent?.role === "user" ? "assistant" : "user",
      text: says,
      reasoning: null,
      modelId: null,
      status: "complete",
      createdAt,
      library,
      sources,
    });
  });
  return {
    format: "hearth-conversation",
    version: 1,
    conversation: { id: randomUUID(), title, createdAt },
    messages,
  };
}
