import type { Conversation, Message, Snapshot } from "#lib/protocol";
import type { ConversationState, LiveAnswer, TreeNode } from "./state.ts";

/** A conversation in which nothing has been said and whose journal has not been read. */
export function emptyConversation(conversation: Conversation): ConversationState {
  return {
    conversation,
    seq: 0,
    leafId: null,
    nodes: new Map(),
    children: new Map(),
    messages: new Map(),
    live: new Map(),
  };
}

/** The state that a snapshot tells of. An entry whose parent is not above it in the outline is left out. */
export function fromSnapshot(snapshot: Snapshot): ConversationState {
  const nodes = new Map<string, TreeNode>();
  const children = new Map<string | null, TreeNode[]>();
  for (const [id, parentIndex, letter, order] of snapshot.outline) {
    const parentId = parentIndex === -1 ? null : snapshot.outline[parentIndex]?.[0];
    if (parentId === undefined || nodes.has(id)) continue;
    if (parentId !== null && !nodes.has(parentId)) continue;
    const node = { id, parentId, role: letter === "u" ? "user" : "assistant", order } as const;
    nodes.set(id, node);
    const siblings = children.get(parentId);
    if (siblings === undefined) children.set(parentId, [node]);
    else siblings.push(node);
  }
  for (const siblings of children.values()) siblings.sort((one, other) => one.order - other.order);
  const { conversation, seq, leafId } = snapshot;
  const isLeafHere = leafId !== null && nodes.has(leafId);
  return {
    conversation,
    seq,
    leafId: isLeafHere ? leafId : null,
    nodes,
    children,
    ...textsOf(snapshot, nodes),
  };
}

function textsOf(snapshot: Snapshot, nodes: ReadonlyMap<string, TreeNode>) {
  const runs = new Map(snapshot.runs.map((run) => [run.messageId, run]));
  const messages = new Map<string, Message>();
  const live = new Map<string, LiveAnswer>();
  for (const message of snapshot.messages) {
    if (!nodes.has(message.id)) continue;
    if (message.status === "streaming")
      live.set(message.id, { message, run: runs.get(message.id) });
    else messages.set(message.id, message);
  }
  return { messages, live };
}
