import type { Priority } from "../contract.ts";

export interface Waiting {
  readonly id: string;
  readonly priority: Priority;
  readonly owner: string;
}

const order: readonly Priority[] = ["interactive", "api", "background"];

/**
 * Who comes next: people before programs before nobody, and inside one priority each owner in
 * turn, so that a script with fifty requests cannot keep the family's second device waiting.
 */
export class WaitingLine<Entry extends Waiting> {
  // Owners stand in turn order; one who has been served goes to the end of their priority.
  private readonly lanes = new Map(order.map((priority) => [priority, new Map<string, Entry[]>()]));

  get size(): number {
    return this.inOrder().length;
  }

  add(entry: Entry): void {
    const lane = this.lane(entry.priority);
    const mine = lane.get(entry.owner);
    if (mine === undefined) lane.set(entry.owner, [entry]);
    else mine.push(entry);
  }

  /** Takes an entry out of the line; undefined when it does not stand there. */
  remove(id: string): Entry | undefined {
    const entry = this.inOrder().find((waiting) => waiting.id === id);
    if (entry === undefined) return undefined;
    const lane = this.lane(entry.priority);
    const left = (lane.get(entry.owner) ?? []).filter((waiting) => waiting !== entry);
    if (left.length === 0) lane.delete(entry.owner);
    else lane.set(entry.owner, left);
    return entry;
  }

  next(): Entry | undefined {
    const [entry] = this.inOrder();
    if (entry === undefined) return undefined;
    this.remove(entry.id);
    const lane = this.lane(entry.priority);
    const left = lane.get(entry.owner);
    if (left !== undefined) {
      lane.delete(entry.owner);
      lane.set(entry.owner, left);
    }
    return entry;
  }

  /** Everyone in the order in which they would be served if nobody else came. */
  inOrder(): Entry[] {
    return order.flatMap((priority) => inTurns([...this.lane(priority).values()]));
  }

  private lane(priority: Priority): Map<string, Entry[]> {
    const lane = this.lanes.get(priority);
    if (lane === undefined) throw new Error(`There is no priority "${priority}".`);
    return lane;
  }
}

function inTurns<Entry>(queues: readonly (readonly Entry[])[]): Entry[] {
  const rounds = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: rounds }, (_, round) =>
    queues.flatMap((queue) => queue.slice(round, round + 1)),
  ).flat();
}
