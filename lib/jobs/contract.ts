import type { Job } from "#lib/protocol";

/** Every kind of background work, with what it is given. */
export interface JobPayloads {
  readonly title: { readonly conversationId: string };
  readonly purge: Record<string, never>;
}

export type JobKind = keyof JobPayloads;

export type JobWork<Kind extends JobKind> = (
  payload: JobPayloads[Kind],
  signal: AbortSignal,
) => Promise<void>;

/**
 * Work that waits until nobody needs the machine: kept in Postgres, retried with growing pauses,
 * cancellable, one at a time. What is put away twice under one key is done once.
 */
export interface Jobs extends AsyncDisposable {
  add<Kind extends JobKind>(
    kind: Kind,
    payload: JobPayloads[Kind],
    options?: { readonly key?: string; readonly afterSeconds?: number },
  ): Promise<void>;
  /** Says how a kind of work is done. Throwing retries it; an abort of the signal means: later. */
  work<Kind extends JobKind>(kind: Kind, work: JobWork<Kind>): Promise<void>;
  list(): Promise<readonly Job[]>;
  /** @throws AppError `not-found` */
  cancel(id: string): Promise<void>;
  onChange(listener: (job: Job) => void): () => void;
}
