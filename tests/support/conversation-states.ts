import { messagesSchema } from "#lib/protocol";
import {
  emptyConversation,
  fold,
  fromSnapshot,
  withLoaded,
  type ConversationState,
} from "#lib/tree";
import type { OwnApi } from "./own-api.ts";

/** A conversation as its rows tell it, every text loaded. */
export async function stateOfRows(api: OwnApi, id: string): Promise<ConversationState> {
  const snapshot = await api.snapshot(id);
  const state = fromSnapshot(snapshot);
  const missing = [...state.nodes.keys()].filter(
    (one) => !state.messages.has(one) && !state.live.has(one),
  );
  let loaded = state;
  for (let from = 0; from < missing.length; from += 200) {
    const ids = missing.slice(from, from + 200).join(",");
    const { body } = await api.ask("GET", `/api/conversations/${id}/messages?ids=${ids}`);
    loaded = withLoaded(loaded, messagesSchema.parse(body).messages);
  }
  return loaded;
}

/** The same conversation as its journal tells it from the first event to the one of this number. */
export async function stateOfJournal(
  api: OwnApi,
  id: string,
  seq: number,
): Promise<ConversationState> {
  let state: ConversationState | undefined;
  for await (const { item } of api.listen(id, { after: 0 })) {
    if (!("seq" in item)) continue;
    if (item.type === "conversation.snapshot")
      throw new Error("The journal has lost its beginning.");
    if (item.type === "conversation.created") state = emptyConversation(item.conversation);
    if (state === undefined) throw new Error("A journal begins with the conversation.");
    state = fold(state, item);
    if (state.seq >= seq) return state;
  }
  throw new Error("The stream ended before its time.");
}

/** Throws unless every message hangs, over parents that are there, from a beginning. */
export function requireTree({ nodes, children, leafId, messages, live }: ConversationState): void {
  const reached = new Set<string>();
  const waiting = [...(children.get(null) ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (reached.has(node.id)) throw new Error(`${node.id} is reached twice.`);
    reached.add(node.id);
    for (const child of children.get(node.id) ?? []) {
      if (child.parentId !== node.id || child.order <= node.order) {
        throw new Error(`${child.id} does not hang below ${node.id}.`);
      }
      waiting.push(child);
    }
  }
  if (reached.size !== nodes.size) throw new Error("Some messages hang from nothing.");
  if (leafId !== null && !nodes.has(leafId)) throw new Error("The leaf is no message.");
  for (const id of [...messages.keys(), ...live.keys()]) {
    if (!nodes.has(id)) throw new Error(`${id} is known, but not in the tree.`);
  }
}
