import type {
  AddedFile,
  Coverage,
  DocumentChange,
  FoundInBook,
  LibraryBulk,
  LibraryDocument,
  LibraryList,
  LibrarySearch,
  LibraryScope,
  LibraryStatus,
  OpenedDocument,
  ReadingPlace,
  Section,
  Source,
} from "#lib/protocol";

/**
 * The library as people and models use it. The indexer does the work; this asks for it and shows
 * what has come of it. Every method throws AppError `not-found` for a book that is not there.
 */
export interface Shelf extends AsyncDisposable {
  list(): Promise<LibraryList>;
  status(): Promise<LibraryStatus>;
  open(documentId: string): Promise<OpenedDocument>;
  section(documentId: string, section: number): Promise<Section>;
  /** @throws AppError `not-found` without a cover */
  cover(documentId: string): Promise<Picture>;
  image(documentId: string, image: number): Promise<Picture>;
  find(documentId: string, words: string, signal: AbortSignal): Promise<FoundInBook>;
  setPlace(documentId: string, place: ReadingPlace): Promise<void>;
  change(documentId: string, change: DocumentChange): Promise<LibraryDocument>;
  /**
   * One thing for many books, all or nothing. `remove` takes them out of the library: Hearth's own
   * files go to its bin, others stay and are passed over; `restore` undoes it; `reindex` has them
   * read and embedded anew, failed ones too.
   */
  changeMany(wish: LibraryBulk): Promise<void>;
  pause(isPaused: boolean): Promise<void>;
  /** Puts a file into Hearth's own folder. @throws AppError `bad-input`, `too-large` */
  add(name: string, bytes: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<AddedFile>;
  search(query: ShelfQuery, signal: AbortSignal): Promise<LibrarySearch>;
  /** What the library has to say to a question of a conversation, best first. */
  consult(question: string, scope: LibraryScope, signal: AbortSignal): Promise<Consulted>;
  /** The text at a place of a book as it is now; undefined when the book or the place is gone. */
  textAt(documentId: string, section: number): Promise<string | undefined>;
  /** Reads a file that comes with a message; nothing is kept. @throws AppError `bad-input`, `too-large` */
  readAttachment(
    name: string,
    bytes: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<{ readonly name: string; readonly text: string }>;
}

/** A file to hand out, checked or made by the reader. */
export interface Picture {
  readonly path: string;
  readonly type: "image/png" | "image/jpeg" | "image/gif" | "image/webp";
}

export interface ShelfQuery {
  /** As typed, `title:` and `author:` included. */
  readonly text: string;
  readonly mode: "hybrid" | "words" | "meaning";
  readonly documentIds?: readonly string[] | undefined;
  readonly creators?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly folders?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface Consulted {
  /** The question as it was looked for. */
  readonly query: string;
  readonly coverage: Coverage;
  readonly isAnswered: boolean;
  /** Numbered from 1 in the order of their worth; the caller shows as many as there is room for. */
  readonly passages: readonly Source[];
}
