import type { ConversationState } from "./state.ts";

/**
 * Whether two states tell the same of a conversation, texts included: one that has not loaded all
 * texts differs from one that has. Not compared are the leaf, which is the reader's own, and when
 * the conversation was last updated, which the list knows and the journal does not repeat.
 */
export function sameState(one: ConversationState, other: ConversationState): boolean {
  return (
    one.seq === other.seq &&
    isSame({ ...one.conversation, updatedAt: "" }, { ...other.conversation, updatedAt: "" }) &&
    areSame(one.nodes, other.nodes) &&
    areSame(one.children, other.children) &&
    areSame(one.messages, other.messages) &&
    areSame(one.live, other.live)
  );
}

function areSame<Key, Value>(one: ReadonlyMap<Key, Value>, other: ReadonlyMap<Key, Value>) {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) if (!isSame(value, other.get(key))) return false;
  return true;
}

/** For what JSON can hold; a key without a value is as good as none. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object") return false;
  if (one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const values = new Map<string, unknown>(Object.entries(other));
  for (const [key, value] of Object.entries(one)) {
    if (!isSame(value, values.get(key))) return false;
    values.delete(key);
  }
  return [...values.values()].every((value) => value === undefined);
}
