export interface IdleSlot {
  readonly id: number;
  /** Tokens whose state it holds. */
  readonly heldTokens: number;
  /** How many of them the new prompt begins with. */
  readonly sharedTokens: number;
  /** On any clock; smaller is longer ago. */
  readonly lastUsed: number;
}

/**
 * Picks the idle slot that has most of the prompt already, if it has enough to be a continuation
 * or a branch of the same conversation; else the one unused for longest. Without the first
 * condition, two questions that share only a system prompt would overwrite a long conversation's
 * state while an empty slot stands by.
 */
export function chooseSlot(idle: readonly IdleSlot[], promptTokens: number): IdleSlot | undefined {
  const related = idle.filter(
    ({ heldTokens, sharedTokens }) =>
      sharedTokens > 0 && sharedTokens * 2 >= Math.min(heldTokens, promptTokens),
  );
  const [best] = related.toSorted(
    (one, other) => other.sharedTokens - one.sharedTokens || one.lastUsed - other.lastUsed,
  );
  const [oldest] = idle.toSorted((one, other) => one.lastUsed - other.lastUsed);
  return best ?? oldest;
}
