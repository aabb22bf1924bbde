import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { blockSchema, type Coverage, type LibraryStatus, type Section } from "#lib/protocol";
import { libraryDocuments as documents } from "../schema/library-documents.ts";
import { libraryPassages as passages } from "../schema/library-passages.ts";
import { librarySections as sections } from "../schema/library-sections.ts";
import { canBeSearched } from "./library-row.ts";
import type { Session } from "./session.ts";

const blocks = z.array(blockSchema);
const isThere = isNull(documents.removedAt);

/** A range of a section's text, in UTF-16 units. */
export interface Range {
  readonly documentId: string;
  readonly section: number;
  readonly start: number;
  readonly end: number;
}

/** What a place in a book needs to be shown beside its text. */
export interface PlacedPassage extends Range {
  readonly id: string;
  readonly headings: readonly string[];
  readonly page: number | null;
  readonly language: string | null;
}

export interface Totals {
  readonly states: LibraryStatus["states"];
  readonly coverage: Coverage;
  readonly words: number;
}

const passageColumns = {
  documentId: passages.documentId,
  id: passages.id,
  section: passages.section,
  start: passages.start,
  end: passages.end,
  headings: passages.headings,
  page: passages.page,
  language: passages.language,
};

/** What stands in the books. Removed ones are not found. */
export class LibraryTextQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async section(documentId: string, section: number): Promise<Section | undefined> {
    const rows = await this.#session
      .select({
        section: sections.section,
        title: sections.title,
        text: sections.text,
        blocks: sections.blocks,
      })
      .from(sections)
      .innerJoin(documents, and(eq(documents.id, sections.documentId), isThere))
      .where(and(eq(sections.documentId, documentId), eq(sections.section, section)));
    return rows.map((row) => Object.assign(row, { blocks: blocks.parse(row.blocks) }))[0];
  }

  async text(documentId: string, section: number): Promise<string | undefined> {
    const rows = await this.#session
      .select({ text: sections.text })
      .from(sections)
      .innerJoin(documents, and(eq(documents.id, sections.documentId), isThere))
      .where(and(eq(sections.documentId, documentId), eq(sections.section, section)));
    return rows[0]?.text;
  }

  /** The numbers of a book's sections, in reading order. */
  async sectionsOf(documentId: string): Promise<number[]> {
    const rows = await this.#session
      .select({ section: sections.section })
      .from(sections)
      .where(eq(sections.documentId, documentId))
      .orderBy(asc(sections.section));
    return rows.map(({ section }) => section);
  }

  /** What stands at each of the ranges; undefined where there is no such text any more. */
  async ranges(ranges: readonly Range[]): Promise<(string | undefined)[]> {
    if (ranges.length === 0) return [];
    // Postgres counts characters and we count UTF-16 units, of which there are at least as many.
    const { rows } = await this.#session.execute<{ place: number; text: string }>(sql`
      select w.place::int as place, left(s.text, w.e) as text
      from unnest(${column(ranges, "documentId")}::uuid[], ${column(ranges, "section")}::int[],
        ${column(ranges, "end")}::int[]) with ordinality as w(d, s, e, place)
      join library_sections s on s.document_id = w.d and s.section = w.s
      join library_documents d on d.id = w.d and d.removed_at is null`);
    const texts = new Map(rows.map(({ place, text }) => [place, text]));
    return ranges.map(({ start, end }, index) => {
      const text = texts.get(index + 1);
      return text === undefined || text.length < end ? undefined : text.slice(start, end);
    });
  }

  async passages(documentIds: readonly string[], ids: readonly string[]): Promise<PlacedPassage[]> {
    if (ids.length === 0) return [];
    return this.#session
      .select(passageColumns)
      .from(passages)
      .where(and(inArray(passages.documentId, [...documentIds]), inArray(passages.id, [...ids])));
  }

  /** How the books begin, for those who look for books and not for words. */
  async firstPassages(documentIds: readonly string[]): Promise<PlacedPassage[]> {
    if (documentIds.length === 0) return [];
    return this.#session
      .select(passageColumns)
      .from(passages)
      .where(and(inArray(passages.documentId, [...documentIds]), eq(passages.place, 0)));
  }

  /** Languages that books are in, of these or of all. */
  async languages(documentIds?: readonly string[]): Promise<string[]> {
    const rows = await this.#session
      .selectDistinct({ language: documents.language })
      .from(documents)
      .where(and(isThere, within(documentIds)));
    return rows.flatMap(({ language }) => (language === null ? [] : [language]));
  }

  /** How much there is, and how much of it can be searched: of these books or of all. */
  async totals(documentIds?: readonly string[]): Promise<Totals> {
    const rows = await this.#session
      .select({
        state: documents.state,
        canBeSearched: canBeSearched.as("searched"),
        count: sql<number>`count(*)::int`,
        words: sql<number>`sum(${documents.words})::float8`,
        passages: sql<number>`sum(${documents.passages})::int`,
        embedded: sql<number>`sum(least(${documents.embedded}, ${documents.passages}))::int`,
      })
      .from(documents)
      .where(and(isThere, within(documentIds)))
      .groupBy(documents.state, sql`searched`);
    const states = { queued: 0, reading: 0, "text-ready": 0, ready: 0, failed: 0 };
    const coverage = { documents: 0, passages: 0, embedded: 0, unread: 0 };
    let words = 0;
    for (const row of rows) {
      states[row.state] += row.count;
      words += row.words;
      if (!row.canBeSearched) coverage.unread += row.count;
      else {
        coverage.documents += row.count;
        coverage.passages += row.passages;
        coverage.embedded += row.embedded;
      }
    }
    return { states, coverage, words };
  }
}

function column<Name extends keyof Range>(ranges: readonly Range[], name: Name) {
  return sql.param(ranges.map((range) => range[name]));
}

function within(documentIds: readonly string[] | undefined) {
  return documentIds === undefined ? undefined : inArray(documents.id, [...documentIds]);
}
