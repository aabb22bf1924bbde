import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Block, ContentsEntry, LibraryDocument, ReadProblem } from "#lib/protocol";
import { libraryDocuments as documents } from "../schema/library-documents.ts";
import { libraryPassages as passages } from "../schema/library-passages.ts";
import { librarySections as sections } from "../schema/library-sections.ts";
import { runs } from "../schema/runs.ts";
import type { Session } from "./session.ts";

/** What a step has to know of a book. */
export interface StepDocument {
  readonly id: string;
  readonly hash: string;
  readonly readHash: string | null;
  readonly readBy: number;
  readonly state: LibraryDocument["state"];
  readonly title: string;
  readonly isRemoved: boolean;
}

/** What was read of a book, as it is kept. */
export interface StoredReading extends Pick<
  LibraryDocument,
  "title" | "language" | "year" | "licence" | "format"
> {
  readonly creators: readonly string[];
  readonly notices: readonly string[];
  readonly direction: "ltr" | "rtl";
  readonly contents: readonly ContentsEntry[];
  /** The cover and the images as the reader named them. */
  readonly pictures: object;
  readonly hasCover: boolean;
  readonly sections: readonly {
    readonly title: string | null;
    readonly text: string;
    readonly blocks: readonly Block[];
    readonly words: number;
  }[];
  readonly passages: readonly StoredPassage[];
}

export interface StoredPassage {
  readonly id: string;
  readonly section: number;
  readonly start: number;
  readonly end: number;
  readonly headings: readonly string[];
  readonly page: number | null;
  readonly language: string | null;
  readonly tokens: number;
  readonly textHash: string;
  /** The table that has its vector. */
  readonly embeddedIn: string | null;
}

const rowsPerInsert = 500;
const touched = { updatedAt: sql`clock_timestamp()` };

/** What becomes of a book on its way from a file to rows of the index. Only the indexer writes here. */
export class LibraryStepQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async find(id: string): Promise<StepDocument | undefined> {
    const rows = await this.#session
      .select({
        id: documents.id,
        hash: documents.hash,
        readHash: documents.readHash,
        readBy: documents.readBy,
        state: documents.state,
        title: documents.title,
        isRemoved: sql<boolean>`${documents.removedAt} is not null`,
      })
      .from(documents)
      .where(eq(documents.id, id));
    return rows[0];
  }

  /** Books that wait to be read or were being read, the one wished last first. */
  async listWaiting(): Promise<string[]> {
    const rows = await this.#session
      .select({ id: documents.id })
      .from(documents)
      .where(and(inArray(documents.state, ["queued", "reading"]), isNull(documents.removedAt)))
      .orderBy(sql`${documents.updatedAt} desc`);
    return rows.map(({ id }) => id);
  }

  /** Has books read again that an earlier release has read. Returns those. */
  async requeueOlder(release: number): Promise<string[]> {
    const rows = await this.#session
      .update(documents)
      .set({ state: "queued", problem: null })
      .where(
        and(
          sql`${documents.readBy} < ${release}`,
          inArray(documents.state, ["text-ready", "ready", "failed"]),
        ),
      )
      .returning({ id: documents.id });
    return rows.map(({ id }) => id);
  }

  /** False when the book is not as it was any more. */
  async setState(
    { id, hash }: Pick<StepDocument, "id" | "hash">,
    state: "queued" | "reading" | "text-ready",
  ): Promise<boolean> {
    const rows = await this.#session
      .update(documents)
      .set({ state, problem: null })
      .where(and(eq(documents.id, id), eq(documents.hash, hash), isNull(documents.removedAt)))
      .returning({ id: documents.id });
    return rows.length > 0;
  }

  /** Has the words of books written into the index again; nothing is read for it. */
  async rewrite(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#session
      .update(documents)
      .set({ state: "reading" })
      .where(inArray(documents.id, [...ids]));
  }

  /** A book that could not be read holds nothing. False when it is not as it was any more. */
  async fail(
    { id, hash }: Pick<StepDocument, "id" | "hash">,
    { problem, release }: { readonly problem: ReadProblem; readonly release: number },
  ): Promise<boolean> {
    const rows = await this.#session
      .update(documents)
      .set({
        ...emptied,
        state: "failed",
        problem,
        readBy: release,
        readHash: null,
        ...touched,
      })
      .where(and(eq(documents.id, id), eq(documents.hash, hash)))
      .returning({ id: documents.id });
    if (rows.length === 0) return false;
    await this.#dropTexts(id);
    return true;
  }

  /**
   * Keeps what was read in the place of what was there. Belongs into a transaction. False, with
   * nothing kept, when the book's bytes are others by now.
   */
  async store(
    { id, hash }: Pick<StepDocument, "id" | "hash">,
    { sections: read, passages: cut, ...facts }: StoredReading,
    release: number,
  ): Promise<boolean> {
    const embedded = cut.filter(({ embeddedIn }) => embeddedIn !== null).length;
    const { creators, notices, ...rest } = facts;
    const rows = await this.#session
      .update(documents)
      .set({
        ...rest,
        creators: [...creators],
        notices: [...notices],
        sections: read.length,
        words: read.reduce((sum, { words }) => sum + words, 0),
        passages: cut.length,
        embedded,
        readBy: release,
        readHash: hash,
        ...touched,
      })
      .where(and(eq(documents.id, id), eq(documents.hash, hash), isNull(documents.removedAt)))
      .returning({ id: documents.id });
    if (rows.length === 0) return false;
    await this.#dropTexts(id);
    for (const [section, row] of read.entries())
      await this.#session.insert(sections).values({ ...row, documentId: id, section });
    for (let start = 0; start < cut.length; start += rowsPerInsert) {
      const some = cut.slice(start, start + rowsPerInsert);
      await this.#session
        .insert(passages)
        .values(some.map((row, index) => passageRow(row, id, start + index)));
    }
    return true;
  }

  /** In their order. */
  async listPassages(documentId: string): Promise<StoredPassage[]> {
    return this.#session
      .select()
      .from(passages)
      .where(eq(passages.documentId, documentId))
      .orderBy(asc(passages.place));
  }

  async sectionTexts(documentId: string, which?: readonly number[]): Promise<Map<number, string>> {
    const rows = await this.#session
      .select({ section: sections.section, text: sections.text })
      .from(sections)
      .where(
        and(
          eq(sections.documentId, documentId),
          which === undefined ? undefined : inArray(sections.section, [...which]),
        ),
      );
    return new Map(rows.map(({ section, text }) => [section, text]));
  }

  /** Takes what can be searched out of a removed book; whoever restores it has it read again. */
  async empty(id: string): Promise<void> {
    await this.#session
      .update(documents)
      .set({ ...emptied, state: "queued", problem: null, readBy: 0, readHash: null })
      .where(eq(documents.id, id));
    await this.#dropTexts(id);
  }

  /** Whether a person waits for an answer at this moment. */
  async hasLiveRun(): Promise<boolean> {
    const rows = await this.#session
      .select({ id: runs.id })
      .from(runs)
      .where(and(isNull(runs.endedAt), ne(runs.priority, "background")))
      .limit(1);
    return rows.length > 0;
  }

  async #dropTexts(documentId: string): Promise<void> {
    await this.#session.delete(sections).where(eq(sections.documentId, documentId));
    await this.#session.delete(passages).where(eq(passages.documentId, documentId));
  }
}

function passageRow(
  passage: StoredPassage,
  documentId: string,
  place: number,
): typeof passages.$inferInsert {
  const { id, section, start, end, headings, page, language, tokens, textHash, embeddedIn } =
    passage;
  const facts = { section, start, end, page, language, tokens, textHash, embeddedIn };
  return { documentId, id, place, headings: [...headings], ...facts };
}

const emptied = {
  sections: 0,
  words: 0,
  passages: 0,
  embedded: 0,
  contents: [],
  pictures: null,
  hasCover: false,
};
