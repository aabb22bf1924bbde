import { z } from "zod";

const stepSchema = z.discriminatedUnion("kind", [
  /** Make sections, passages and words of a book's file. */
  z.object({ kind: z.literal("read"), documentId: z.uuid() }),
  /** Compute the vectors of the passages that come next. */
  z.object({ kind: z.literal("embed") }),
  /** Do what people wished: into the bin, out of it, out of the index. */
  z.object({ kind: z.literal("clear") }),
  /** Bring the index into shape after much was written. */
  z.object({ kind: z.literal("tidy") }),
]);

/** A piece of work of the indexer, small enough to be done again from its beginning. */
export type IndexStep = z.infer<typeof stepSchema>;

/** A step that was taken out of the line and has to be put down: done, or to be tried again. */
export interface TakenStep {
  readonly id: string;
  readonly step: IndexStep;
  /** True when it will not be tried again if it fails. */
  readonly isLastTry: boolean;
}

/**
 * The line of the indexer, kept in Postgres: what is to be done, in which order, how often it was
 * tried. A step waits in it once, however often it is added.
 */
export interface IndexQueue extends AsyncDisposable {
  add(steps: readonly IndexStep[], options?: { readonly afterSeconds?: number }): Promise<void>;
  /** The most urgent of those that are due, oldest first; undefined when none is. */
  take(): Promise<TakenStep | undefined>;
  done(taken: TakenStep): Promise<void>;
  /** Puts it back for another try after a pause, unless this was the last one. */
  failed(taken: TakenStep): Promise<void>;
  /** Puts it back as if it had not been taken. */
  putBack(taken: TakenStep): Promise<void>;
  /** What a process that died had taken counts as tried. Returns the steps that were tried for the last time. */
  recover(): Promise<IndexStep[]>;
}

/** Undefined for what another release has put in line. */
export function readStep(data: unknown): IndexStep | undefined {
  return stepSchema.safeParse(data).data;
}
