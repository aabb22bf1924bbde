import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  sql,
  type SQL,
} from "drizzle-orm";
import type { DocumentChange, OpenedDocument, ReadingPlace } from "#lib/protocol";
import { libraryDocuments as documents } from "../schema/library-documents.ts";
import { libraryFiles as files } from "../schema/library-files.ts";
import { libraryPlaces as places } from "../schema/library-places.ts";
import { librarySections as sections } from "../schema/library-sections.ts";
import {
  canBeSearched,
  contentsColumn,
  correctionsColumn,
  picturesColumn,
  toDocument,
  type DocumentFile,
  type Pictures,
  type StoredDocument,
} from "./library-row.ts";
import type { Session } from "./session.ts";

/** What is opened of a book beside what the shelf shows. */
export type StoredOpening = Pick<OpenedDocument, "contents" | "outline" | "direction" | "place">;

export interface TagChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

const { contents: _contents, pictures: _pictures, ...listed } = getTableColumns(documents);
const isThere = isNull(documents.removedAt);

/** The books as people see and change them. Removed ones are not found, unless it is said otherwise. */
export class LibraryQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Latest first. */
  async list(): Promise<StoredDocument[]> {
    return this.#documents(isThere);
  }

  /** Those of these that are there, in no order. */
  async listOf(ids: readonly string[]): Promise<StoredDocument[]> {
    return ids.length === 0 ? [] : this.#documents(and(isThere, inArray(documents.id, [...ids])));
  }

  async find(id: string): Promise<StoredDocument | undefined> {
    return (await this.listOf([id]))[0];
  }

  /**
   * The books to look in when all are meant: undefined unless some that were removed are still in the
   * index, where they would take the places of others.
   */
  async listUnlessWhole(): Promise<string[] | undefined> {
    const leaving = await this.#session
      .select({ id: documents.id })
      .from(documents)
      .where(and(isNotNull(documents.removedAt), gt(documents.passages, 0)))
      .limit(1);
    if (leaving.length === 0) return undefined;
    const rows = await this.#session
      .select({ id: documents.id })
      .from(documents)
      .where(and(isThere, gt(documents.passages, 0)));
    return rows.map(({ id }) => id);
  }

  /** Whether there is any book whose text can be searched. */
  async hasText(): Promise<boolean> {
    const rows = await this.#session
      .select({ id: documents.id })
      .from(documents)
      .where(and(isThere, canBeSearched))
      .limit(1);
    return rows.length > 0;
  }

  /** Undefined when the book is not there. */
  async open(id: string): Promise<StoredOpening | undefined> {
    const [[row], outline, [place]] = await Promise.all([
      this.#session
        .select({ contents: documents.contents, direction: documents.direction })
        .from(documents)
        .where(and(isThere, eq(documents.id, id))),
      this.#session
        .select({ title: sections.title, words: sections.words })
        .from(sections)
        .where(eq(sections.documentId, id))
        .orderBy(asc(sections.section)),
      this.#session
        .select({ section: places.section, offset: places.offset })
        .from(places)
        .where(eq(places.documentId, id)),
    ]);
    if (row === undefined) return undefined;
    return {
      contents: contentsColumn.parse(row.contents ?? []),
      direction: row.direction,
      outline,
      place: place ?? null,
    };
  }

  async findPictures(id: string): Promise<Pictures | undefined> {
    const rows = await this.#session
      .select({ pictures: documents.pictures })
      .from(documents)
      .where(and(isThere, eq(documents.id, id)));
    return rows.map((row) => picturesColumn.parse(row.pictures ?? undefined))[0];
  }

  /** Where its reader is now. False when the book or the section is not there. */
  async setPlace(documentId: string, { section, offset }: ReadingPlace): Promise<boolean> {
    const { rows } = await this.#session.execute(sql`
      insert into library_places (document_id, section, text_offset)
      select s.document_id, s.section, least(${offset}::bigint, 2 * length(s.text))
      from library_sections s join library_documents d on d.id = s.document_id
      where d.id = ${documentId} and d.removed_at is null and s.section = ${section}::bigint
      on conflict (document_id) do update set section = excluded.section,
        text_offset = excluded.text_offset, updated_at = clock_timestamp()
      returning document_id`);
    return rows.length > 0;
  }

  /** What is absent stays; a title given here wins over the book's own, also when it is read again. Needs a transaction. */
  async change(id: string, { tags, ...words }: DocumentChange): Promise<boolean> {
    const [row] = await this.#session
      .select({ corrections: documents.corrections })
      .from(documents)
      .where(and(isThere, eq(documents.id, id)))
      .for("update");
    if (row === undefined) return false;
    const corrections = { ...correctionsColumn.parse(row.corrections ?? {}), ...words };
    await this.#session
      .update(documents)
      .set({ ...(tags !== undefined && { tags: unique(tags) }), corrections, ...touched })
      .where(eq(documents.id, id));
    return true;
  }

  /** Adds tags to books and takes others off; `most` is what one book may have. */
  async tag(ids: readonly string[], { add, remove }: TagChange, most: number): Promise<string[]> {
    const kept = sql`select tag from unnest(${documents.tags} || ${sql.param(unique(add))}::text[]) with ordinality as t(tag, place)
      where tag <> all(${sql.param([...remove])}::text[]) group by tag order by min(place) limit ${most}`;
    return this.#update(and(isThere, inArray(documents.id, [...ids])), {
      tags: sql`array(${kept})`,
    });
  }

  /** Takes books out of sight, the indexer does the rest. Returns those that were there. */
  async markRemoved(ids: readonly string[]): Promise<string[]> {
    return this.#update(and(isThere, inArray(documents.id, [...ids])), {
      removedAt: sql`clock_timestamp()`,
    });
  }

  /** Those that are there or were removed, and are not forgotten yet. */
  async restore(ids: readonly string[]): Promise<string[]> {
    return this.#update(inArray(documents.id, [...ids]), { removedAt: null });
  }

  /** Has books read anew as if by an older release. */
  async requeue(ids: readonly string[]): Promise<string[]> {
    return this.#update(and(isThere, inArray(documents.id, [...ids])), {
      state: "queued",
      problem: null,
      readBy: 0,
    });
  }

  /** The book of a file's bytes, removed or not. */
  async findByHash(hash: string): Promise<{ id: string; isRemoved: boolean } | undefined> {
    const rows = await this.#session
      .select({ id: documents.id, isRemoved: sql<boolean>`${documents.removedAt} is not null` })
      .from(documents)
      .where(eq(documents.hash, hash));
    return rows[0];
  }

  /** Where the files of books lie, the one seen first at the beginning. */
  async filesOf(id: string): Promise<DocumentFile[]> {
    return this.#session
      .select({ root: files.root, path: files.path })
      .from(files)
      .where(eq(files.documentId, id))
      .orderBy(asc(files.id));
  }

  async #documents(which: SQL | undefined): Promise<StoredDocument[]> {
    const [rows, paths] = await Promise.all([
      this.#session
        .select(listed)
        .from(documents)
        .where(which)
        .orderBy(desc(documents.addedAt), asc(documents.id)),
      this.#session
        .select({ documentId: files.documentId, root: files.root, path: files.path })
        .from(files)
        .innerJoin(documents, eq(documents.id, files.documentId))
        .where(which)
        .orderBy(asc(files.id)),
    ]);
    const byDocument = Map.groupBy(paths, ({ documentId }) => documentId);
    return rows.map((row) => {
      const own = byDocument.get(row.id) ?? [];
      return toDocument(
        row,
        own.map(({ root, path }) => ({ root, path })),
      );
    });
  }

  async #update(which: SQL | undefined, values: Changes): Promise<string[]> {
    const rows = await this.#session
      .update(documents)
      .set({ ...values, ...touched })
      .where(which)
      .returning({ id: documents.id });
    return rows.map(({ id }) => id);
  }
}

type Columns = typeof documents.$inferSelect;
type Changes = { [Name in keyof Columns]?: Columns[Name] | SQL };

const touched = { updatedAt: sql`clock_timestamp()` };

function unique(tags: readonly string[]): string[] {
  return [...new Set(tags)];
}
