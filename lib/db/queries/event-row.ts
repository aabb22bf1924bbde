import type { Happening, JournalEvent, Stamp } from "#lib/protocol";

/** What happened, before the journal has given it its place. */
export type JournalEntry = Happening & Pick<Stamp, "actor"> & { readonly runId?: string | null };

/** Where a stored event came to stand. */
export type Place = Pick<Stamp, "seq" | "at">;

/** A row of the table, with the number of the row before it. */
export interface EventRow extends Pick<Stamp, "actor" | "runId" | "conversationId"> {
  readonly seq: number;
  readonly after: number;
  readonly at: string;
  readonly type: string;
  readonly data: unknown;
}

/** An entry as the statements that store it take it apart. */
export function toJson({ actor, runId, type, ...data }: JournalEntry) {
  return { actor, runId: runId ?? null, type, data };
}

/**
 * A row as the house speaks of it. Its payload is taken at its word: this module wrote it, and a
 * migration that changes what a payload holds has to prune the journals, which lose nothing by it.
 */
export function toEvent({ data, at, ...stamp }: EventRow): JournalEvent {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return { ...(data as object), ...stamp, at: new Date(at).toISOString() } as JournalEvent;
}
