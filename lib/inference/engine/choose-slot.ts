export interface IdleSlot {
  readonly id: number;
  /** Tokens whose state it holds. */
  readonly heldTokens: number;
  /** How many of them the new prompt begins with. */
  readonly sharedTokens: number;
  /** Milliseconds of a monotonic clock; smaller is longer ago. */
  readonly lastUsedMs: number;
}

/**
 * Picks the idle slot that has most of the prompt already, if it has enough to be a continuation
 * or a branch of the same conversation; else the one unused for longest. Without the first
 * condition, two questions that share only a system prompt would overwrite a long conversation's
 * state while an empty slot stands by.
 */
export function chooseSlot(idle: readonly IdleSlot[], promptTokens: number): IdleSlot | undefined {
  return relatedSlot(idle, promptTokens) ?? byAge(idle)[0];
}

/** Whoever has not come back after so long is unlikely to come soon. */
const staleMs = 5 * 60_000;

export interface BackgroundChoice {
  readonly promptTokens: number;
  /** When the slot that was used last of all, idle or not, was used. */
  readonly latestMs: number;
  readonly nowMs: number;
}

/**
 * The same for work that nobody waits for: a related slot costs nobody anything; else one that is
 * empty, or whose conversation has not been the last one, or has rested for long. Undefined when
 * there is only the one that somebody may come back to at any moment.
 */
export function chooseBackgroundSlot(
  idle: readonly IdleSlot[],
  { promptTokens, latestMs, nowMs }: BackgroundChoice,
): IdleSlot | undefined {
  const harmless = idle.filter(({ heldTokens, sharedTokens }) => sharedTokens * 2 >= heldTokens);
  const related = relatedSlot(harmless, promptTokens);
  if (related !== undefined) return related;
  const empty = idle.find(({ heldTokens }) => heldTokens === 0);
  const [oldest] = byAge(idle);
  if (empty !== undefined || oldest === undefined) return empty;
  const isWorthNothing = oldest.lastUsedMs < latestMs || nowMs - oldest.lastUsedMs > staleMs;
  return isWorthNothing ? oldest : undefined;
}

function relatedSlot(idle: readonly IdleSlot[], promptTokens: number): IdleSlot | undefined {
  const related = idle.filter(
    ({ heldTokens, sharedTokens }) =>
      sharedTokens > 0 && sharedTokens * 2 >= Math.min(heldTokens, promptTokens),
  );
  return related.toSorted(
    (one, other) => other.sharedTokens - one.sharedTokens || one.lastUsedMs - other.lastUsedMs,
  )[0];
}

function byAge(idle: readonly IdleSlot[]): IdleSlot[] {
  return idle.toSorted((one, other) => one.lastUsedMs - other.lastUsedMs);
}
