import type { Conversation, Message } from "#lib/protocol";
import { newestLeafBelow } from "./branches.ts";
import { Copied } from "./copied.ts";
import type { ConversationState, LiveAnswer, TreeNode } from "./state.ts";

/**
 * A state in the making. Its maps are copied when they are first changed: a delta does not pay for
 * ten thousand nodes, and a replay of many events pays for each map once.
 */
export class Draft {
  seq: number;
  conversation: Conversation;
  #leafId: string | null;
  readonly #nodes: Copied<string, TreeNode>;
  readonly #children: Copied<string | null, readonly TreeNode[]>;
  readonly #messages: Copied<string, Message>;
  readonly #live: Copied<string, LiveAnswer>;

  constructor(state: ConversationState) {
    this.seq = state.seq;
    this.conversation = state.conversation;
    this.#leafId = state.leafId;
    this.#nodes = new Copied(state.nodes);
    this.#children = new Copied(state.children);
    this.#messages = new Copied(state.messages);
    this.#live = new Copied(state.live);
  }

  /** What has been made of it. The draft must not be used afterwards. */
  finish(): ConversationState {
    return {
      conversation: this.conversation,
      seq: this.seq,
      leafId: this.#leafId,
      nodes: this.#nodes.map,
      children: this.#children.map,
      messages: this.#messages.map,
      live: this.#live.map,
    };
  }

  /** Puts a message into its place; does nothing when its parent is unknown or its id has another place. */
  add(message: Message) {
    const { id, parentId, role, order } = message;
    const known = this.#nodes.map.get(id);
    if (known !== undefined && known.parentId !== parentId) return;
    if (parentId !== null && !this.#nodes.map.has(parentId)) return;
    const node = { id, parentId, role, order };
    this.#nodes.set(id, node);
    this.#children.set(parentId, withNode(this.#children.map.get(parentId) ?? [], node));
    if (message.status === "streaming") this.write({ message, run: undefined });
    else this.keep(message);
  }

  /** Takes a message and everything below it away, so that what is left is a tree. */
  remove(id: string) {
    const node = this.#nodes.map.get(id);
    if (node === undefined) return;
    this.#takeFromParent(node);
    const gone = [node];
    for (const { id: goneId } of gone) {
      gone.push(...(this.#children.map.get(goneId) ?? []));
      this.#nodes.delete(goneId);
      this.#children.delete(goneId);
      this.#messages.delete(goneId);
      this.#live.delete(goneId);
    }
    const isLeafGone = this.#leafId !== null && !this.#nodes.map.has(this.#leafId);
    // The reader stays where they were: at the version that takes the place of the removed one, or
    // else at the message above it.
    if (isLeafGone) this.#leafId = newestLeafBelow({ children: this.#children.map }, node.parentId);
  }

  /** Holds a message that is not, or no longer, being written. */
  keep(message: Message) {
    if (!this.#nodes.map.has(message.id)) return;
    this.#messages.set(message.id, message);
    this.#live.delete(message.id);
  }

  /** Holds an answer that is being written. */
  write(answer: LiveAnswer) {
    if (!this.#nodes.map.has(answer.message.id)) return;
    this.#live.set(answer.message.id, answer);
    this.#messages.delete(answer.message.id);
  }

  findLive(messageId: string): LiveAnswer | undefined {
    return this.#live.map.get(messageId);
  }

  findLiveOfRun(runId: string): LiveAnswer | undefined {
    for (const answer of this.#live.map.values()) if (answer.run?.id === runId) return answer;
    return undefined;
  }

  findKept(messageId: string): Message | undefined {
    return this.#messages.map.get(messageId);
  }

  #takeFromParent({ id, parentId }: TreeNode) {
    const left = (this.#children.map.get(parentId) ?? []).filter((sibling) => sibling.id !== id);
    if (left.length === 0) this.#children.delete(parentId);
    else this.#children.set(parentId, left);
  }
}

function withNode(siblings: readonly TreeNode[], node: TreeNode): readonly TreeNode[] {
  const others = siblings.filter(({ id }) => id !== node.id);
  const place = others.findLastIndex(({ order }) => order < node.order) + 1;
  return others.toSpliced(place, 0, node);
}
