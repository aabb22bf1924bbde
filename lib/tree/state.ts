import type { Conversation, Message, Run } from "#lib/protocol";

/** A message's place in the tree; its text may not be here yet. */
export interface TreeNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly role: "user" | "assistant";
  readonly order: number;
}

/**
 * A conversation as its events have made it. Never changed in place: folding returns a new state
 * that shares what stayed the same, and deltas touch `live` only, so that a token costs nothing
 * in a conversation of ten thousand messages.
 */
export interface ConversationState {
  readonly conversation: Conversation;
  /** The last event folded in. */
  readonly seq: number;
  readonly leafId: string | null;
  /** Every message that is not deleted. */
  readonly nodes: ReadonlyMap<string, TreeNode>;
  /** Children by parent (`null` for the roots), sorted by `order`. */
  readonly children: ReadonlyMap<string | null, readonly TreeNode[]>;
  /** Messages whose text is here and that are not being written. */
  readonly messages: ReadonlyMap<string, Message>;
  /** Answers that are being written, by message id, with their text so far. */
  readonly live: ReadonlyMap<string, LiveAnswer>;
}

export interface LiveAnswer {
  readonly message: Message;
  /** Undefined between the creation of the answer and that of its run. */
  readonly run: Run | undefined;
}
