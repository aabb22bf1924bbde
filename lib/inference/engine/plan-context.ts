export interface MachineRoom {
  readonly totalMemoryBytes: number;
  readonly cores: number;
  readonly hasGpu: boolean;
}

export interface ContextWishes {
  readonly trainedContext: number;
  readonly slots?: number | undefined;
  readonly contextSize?: number | undefined;
}

export interface ContextPlan {
  readonly slots: number;
  /** Tokens one slot holds. */
  readonly contextSize: number;
}

const gigabyte = 1024 ** 3;

/** Below this an agent's system prompt does not fit, so a second slot is given up first. */
const comfortable = 8_192;
const smallest = 256;

/**
 * The plans worth trying, best first: as many slots as the machine suits, each with a good long
 * context; then fewer slots; then one slot and ever shorter contexts. The first that fits is taken.
 * Never longer than the model was trained for: beyond that, models babble.
 */
export function contextPlans(room: MachineRoom, wishes: ContextWishes): ContextPlan[] {
  const longest = Math.min(wishes.contextSize ?? suitedContext(room), wishes.trainedContext);
  const sizes = halvings(longest);
  const [most, ...fewer] =
    wishes.slots === undefined ? halvings(suitedSlots(room), 1) : [wishes.slots];
  if (most === undefined) return [];
  const enough = Math.min(comfortable, longest);
  const roomy = [most, ...fewer].flatMap((slots) =>
    sizes.filter((size) => size >= enough).map((contextSize) => ({ slots, contextSize })),
  );
  const tight = sizes
    .filter((size) => size < enough)
    .map((contextSize) => ({ slots: fewer.at(-1) ?? most, contextSize }));
  return [...roomy, ...tight];
}

/** What the caches of all slots may take together, when the person has not set a size. */
export function contextBudgetBytes(availableBytes: number, totalBytes: number): number {
  const spare = availableBytes - Math.min(gigabyte, totalBytes * 0.1);
  return Math.max(0, Math.min(spare, totalBytes * 0.25));
}

function suitedContext({ totalMemoryBytes, hasGpu }: MachineRoom): number {
  if (hasGpu || totalMemoryBytes >= 15 * gigabyte) return 32_768;
  return totalMemoryBytes >= 7 * gigabyte ? 16_384 : comfortable;
}

function suitedSlots({ totalMemoryBytes, cores, hasGpu }: MachineRoom): number {
  if (totalMemoryBytes < 3.5 * gigabyte) return 1;
  return totalMemoryBytes >= 30 * gigabyte && (cores >= 8 || hasGpu) ? 4 : 2;
}

function halvings(from: number, least = smallest): number[] {
  const sizes = [from];
  for (let size = Math.floor(from / 2); size >= least; size = Math.floor(size / 2))
    sizes.push(size);
  return sizes;
}
