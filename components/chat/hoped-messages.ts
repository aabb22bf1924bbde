import type { LibraryScope, Message, NewAttachment } from "#lib/protocol";
import { sizeOf } from "./file-size.ts";

interface Hoped {
  readonly id: string;
  readonly conversationId: string;
  readonly parentId: string | null;
}

/** Behind every message that is stored, in the order in which they are made. */
let nextOrder = Number.MAX_SAFE_INTEGER - 1_000_000_000;

/** A question as it looks before the server has stored it. */
export function hopedQuestion(
  hoped: Hoped & {
    readonly text: string;
    readonly attachments: readonly NewAttachment[];
    readonly library: LibraryScope | undefined;
  },
): Message {
  const attachments = hoped.attachments.map(({ id, name, text }) => ({
    id,
    name,
    sizeBytes: sizeOf(text),
  }));
  const library = hoped.library?.mode === "off" ? null : (hoped.library ?? null);
  return { ...blank(hoped), role: "user", text: hoped.text, attachments, library };
}

/** An answer as it looks before the server has begun it. */
export function hopedAnswer(hoped: Hoped & { readonly modelId: string }): Message {
  return { ...blank(hoped), role: "assistant", status: "streaming", modelId: hoped.modelId };
}

function blank({ id, conversationId, parentId }: Hoped): Omit<Message, "role"> {
  return {
    id,
    conversationId,
    threadId: conversationId,
    parentId,
    messageType: "message",
    text: "",
    reasoning: null,
    status: "complete",
    modelId: null,
    error: null,
    figures: null,
    context: null,
    library: null,
    sources: null,
    attachments: [],
    order: (nextOrder += 1),
    createdAt: new Date().toISOString(),
  };
}
