import type { ConversationState } from "#lib/tree";

/** How many messages hang below one, on all its branches. */
export function repliesBelow({ children }: ConversationState, id: string): number {
  let replies = 0;
  const waiting = [id];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const child of children.get(next) ?? []) {
      replies += 1;
      waiting.push(child.id);
    }
  }
  return replies;
}
