/** How something looked, and since when. */
export interface Sighting {
  readonly looks: string;
  readonly sinceMs: number;
}

export interface Difference {
  readonly key: string;
  /** Size and time of a file; something that no file looks like when it is gone. */
  readonly looks: string;
  /** When the file says it was written last; undefined when it is gone. */
  readonly modifiedMs: number | undefined;
}

export interface Ripening {
  readonly ripe: ReadonlySet<string>;
  /** To be handed to the next look. */
  readonly sightings: ReadonlyMap<string, Sighting>;
}

export interface RipenOptions {
  readonly nowMs: number;
  /** How long something has to look the same before it is believed. */
  readonly settleMs: number;
}

/**
 * Waits with every difference until it has stood for a while: a file that is being copied grows, one
 * that is saved by an editor is gone for a moment. A file that was not written to for long is ripe at
 * first sight.
 */
export function ripen(
  differences: readonly Difference[],
  before: ReadonlyMap<string, Sighting>,
  { nowMs, settleMs }: RipenOptions,
): Ripening {
  const ripe = new Set<string>();
  const sightings = new Map<string, Sighting>();
  for (const { key, looks, modifiedMs } of differences) {
    const last = before.get(key);
    const sinceMs = last?.looks === looks ? last.sinceMs : nowMs;
    const isOld = modifiedMs !== undefined && nowMs - modifiedMs >= 2 * settleMs;
    if (isOld || nowMs - sinceMs >= settleMs) ripe.add(key);
    else sightings.set(key, { looks, sinceMs });
  }
  return { ripe, sightings };
}
