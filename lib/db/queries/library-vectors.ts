import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { libraryDocuments as documents } from "../schema/library-documents.ts";
import { libraryPassages as passages } from "../schema/library-passages.ts";
import type { Session } from "./session.ts";

export interface WaitingPassage {
  readonly documentId: string;
  readonly id: string;
  readonly section: number;
  readonly start: number;
  readonly end: number;
  readonly headings: readonly string[];
  readonly textHash: string;
}

export interface WaitingQuery {
  /** The table that is being filled. */
  readonly table: string;
  readonly limit: number;
  /** The book wished last, or the one that is done soonest: taking turns, neither waits for ever. */
  readonly first: "newest" | "smallest";
}

export interface VectorFigures {
  readonly passages: number;
  /** In the table that is being filled. */
  readonly embedded: number;
}

const isThere = isNull(documents.removedAt);
const isWritten = inArray(documents.state, ["text-ready", "ready"]);
/** More books than one batch can hold. */
const booksAtOnce = 64;

/** Which passages have a vector, and in which table. Only the indexer writes here. */
export class LibraryVectorQueries {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Passages in the index of words that have no vector in the table yet. */
  async listWaiting({ table, limit, first }: WaitingQuery): Promise<WaitingPassage[]> {
    const order =
      first === "newest" ? sql`d.updated_at desc, d.id` : sql`d.passages - d.embedded, d.id`;
    const { rows } = await this.#session.execute<Row>(sql`
      with books as (
        select d.id, row_number() over (order by (d.state = 'ready'), ${order}) as place
        from library_documents d
        where d.state in ('text-ready', 'ready') and d.removed_at is null
          and exists (select from library_passages p
            where p.document_id = d.id and p.embedded_in is distinct from ${table})
        order by place limit ${booksAtOnce}
      )
      select p.document_id as "documentId", p.id, p.section, p.start, p.end_offset as "end",
        p.headings, p.text_hash as "textHash"
      from library_passages p join books on books.id = p.document_id
      where p.embedded_in is distinct from ${table}
      order by books.place, p.place
      limit ${limit}`);
    return rows;
  }

  /** For each of these texts a passage that has a vector of it. */
  async listTwins(table: string, textHashes: readonly string[]): Promise<Map<string, string>> {
    if (textHashes.length === 0) return new Map();
    const rows = await this.#session
      .select({ id: passages.id, textHash: passages.textHash })
      .from(passages)
      .where(
        and(
          sql`${passages.textHash} = any(${sql.param([...textHashes])}::text[])`,
          eq(passages.embeddedIn, table),
        ),
      );
    return new Map(rows.map(({ id, textHash }) => [textHash, id]));
  }

  /** Says that passages have a vector in the table. Those that are gone by now are passed over. */
  async mark(
    table: string,
    embedded: readonly { readonly documentId: string; readonly id: string }[],
  ): Promise<void> {
    for (const [documentId, own] of Map.groupBy(embedded, (passage) => passage.documentId)) {
      const ids = own.map(({ id }) => id);
      await this.#session
        .update(passages)
        .set({ embeddedIn: table })
        .where(
          and(
            eq(passages.documentId, documentId),
            sql`${passages.id} = any(${sql.param(ids)}::text[])`,
          ),
        );
    }
  }

  /** Counts anew what is embedded of books, and calls those complete that are. Returns these. */
  async settle(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const embedded = sql`(select count(*)::integer from library_passages p
      where p.document_id = ${documents.id} and p.embedded_in is not null)`;
    const rows = await this.#session
      .update(documents)
      .set({
        embedded,
        state: sql`case when ${embedded} = ${documents.passages} then 'ready' else 'text-ready' end`,
      })
      .where(and(inArray(documents.id, [...ids]), isWritten))
      .returning({ id: documents.id, state: documents.state });
    return rows.filter(({ state }) => state === "ready").map(({ id }) => id);
  }

  async listTextReady(): Promise<string[]> {
    const rows = await this.#session
      .select({ id: documents.id })
      .from(documents)
      .where(and(eq(documents.state, "text-ready"), isThere));
    return rows.map(({ id }) => id);
  }

  async figures(table: string): Promise<VectorFigures> {
    const rows = await this.#session
      .select({
        passages: sql<number>`count(*)::integer`,
        embedded: sql<number>`count(*) filter (where ${passages.embeddedIn} = ${table})::integer`,
      })
      .from(passages)
      .innerJoin(documents, eq(documents.id, passages.documentId))
      .where(isThere);
    return rows[0] ?? { passages: 0, embedded: 0 };
  }

  /** Of each book that is written into the index, how many rows of it there must be. */
  async counts(
    table: string,
  ): Promise<Map<string, { readonly passages: number; readonly embedded: number }>> {
    const rows = await this.#session
      .select({
        id: documents.id,
        passages: sql<number>`count(${passages.id})::integer`,
        embedded: sql<number>`count(*) filter (where ${passages.embeddedIn} = ${table})::integer`,
      })
      .from(documents)
      .leftJoin(passages, eq(passages.documentId, documents.id))
      .where(isWritten)
      .groupBy(documents.id);
    return new Map(rows.map(({ id, ...counts }) => [id, counts]));
  }

  /** Has the vectors of books looked for, and computed where they are missing. */
  async unmark(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#session
      .update(passages)
      .set({ embeddedIn: null })
      .where(and(inArray(passages.documentId, [...ids]), isNotNull(passages.embeddedIn)));
  }
}

type Row = WaitingPassage & Record<string, unknown>;
