import type { IndexedPlace } from "../contract.ts";

/** A passage as it is written into the index. */
export interface NewPassage extends IndexedPlace {
  /** What is looked through by word: the passage and the headings above it. */
  readonly text: string;
  readonly headings: readonly string[];
  /** BCP 47; null when unknown. */
  readonly language: string | null;
}

export interface NewVector {
  readonly id: string;
  readonly documentId: string;
  readonly vector: Float32Array;
}

/**
 * The one who writes the index. Every method may be repeated after a crash: it ends in the same rows.
 * What it wrote is found at once, optimised or not.
 */
export interface KnowledgeWriter extends AsyncDisposable {
  /** Makes the words of a book exactly these passages: what is there stays, what is missing comes, the rest goes, its vectors included. */
  putPassages(documentId: string, passages: readonly NewPassage[]): Promise<void>;
  /** Adds vectors to a table, made when it is not there; those of known ids are replaced. */
  putVectors(table: string, vectors: readonly NewVector[]): Promise<void>;
  /** Which of these ids have a vector in the table. */
  withVectors(table: string, ids: readonly string[]): Promise<Set<string>>;
  /** The vectors of ids that have one: to keep what an equal text was worth. */
  vectors(table: string, ids: readonly string[]): Promise<Map<string, Float32Array>>;
  /** Forgets books in every table. */
  remove(documentIds: readonly string[]): Promise<void>;
  /** Passages of each book, and vectors of each in a table: what the manifest is compared with. */
  count(table: string): Promise<{
    readonly passages: ReadonlyMap<string, number>;
    readonly vectors: ReadonlyMap<string, number>;
  }>;
  /** Ids of everything there is of a book; for the tests of agreement. */
  ids(documentId: string, table: string): Promise<{ passages: string[]; vectors: string[] }>;
  /** Tables of vectors there are. */
  tables(): Promise<string[]>;
  dropTable(table: string): Promise<void>;
  /** Merges what many small writes have left, brings the indexes up to date and forgets old versions. */
  optimise(): Promise<void>;
}
