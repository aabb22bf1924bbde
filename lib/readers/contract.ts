import type { ReadBook } from "#lib/library";
import type { ReadProblem } from "#lib/protocol";

export interface ReadOptions {
  /** An empty folder for the book's cover and images; it must exist. Null keeps no pictures. */
  readonly imagesDir: string | null;
  readonly signal: AbortSignal;
  /** Sections done of all, as they go. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export type Reading =
  | { readonly outcome: "read"; readonly book: ReadBook }
  | { readonly outcome: "refused"; readonly problem: ReadProblem };

/**
 * Reads books of any kind. Each is read in a child process with limits of time and memory, which
 * opens no socket and writes nowhere but into the folder it is given; a book that breaks it breaks
 * only itself. The kind is recognised by content first, then by the file's name.
 */
export interface Readers extends AsyncDisposable {
  /** Never throws for what is wrong with a book; throws the signal's reason when aborted. */
  read(path: string, options: ReadOptions): Promise<Reading>;
  /** The release of what reading makes of a file: a higher number is worth reading again for. */
  readonly release: number;
}

export interface ReadersOptions {
  readonly log: ReadersLog;
  /** Milliseconds for one book; absent means 15 seconds without progress and ten minutes at most. */
  readonly limitMs?: number | undefined;
  /** Lets everything else on the machine go first. */
  readonly isBackground?: boolean | undefined;
}

/** What the module needs of a logger; pino fits. */
export interface ReadersLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}
