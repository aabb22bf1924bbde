import type { Database, StoredDocument, PlacedPassage } from "#lib/db";
import type { KnowledgeHit } from "#lib/knowledge";
import type { Source } from "#lib/protocol";

/** A passage with the words that stand there now, and where it comes from. */
export interface Passage extends Omit<Source, "n"> {
  readonly language: string | null;
}

/** Neighbours that were found as one are shown as one, unless that is too much to read. */
const longest = 4_000;

/** The books that something was found in, as far as they are still there. */
export async function booksOf(
  db: Database,
  hits: readonly KnowledgeHit[],
): Promise<Map<string, StoredDocument>> {
  const books = await db.library.listOf([...new Set(hits.map(({ documentId }) => documentId))]);
  return new Map(books.map((book) => [book.id, book]));
}

/**
 * What was found, with its texts from the database. What is not there any more, because its book was
 * removed or is being read again, is left out.
 */
export async function passagesOf(
  db: Database,
  hits: readonly KnowledgeHit[],
  books: ReadonlyMap<string, StoredDocument>,
): Promise<Passage[]> {
  const rows = await rowsOf(db, hits);
  const found = hits.flatMap((hit) => {
    const [book, row] = [books.get(hit.documentId), rows.get(keyOf(hit.documentId, hit.ids[0]))];
    if (book === undefined || row === undefined) return [];
    const { documentId, section, start, end } = hit.end - hit.start > longest ? row : hit;
    const score = Math.min(1, Math.max(0, hit.relevance));
    return [{ book, row, range: { documentId, section, start, end }, score }];
  });
  const texts = await db.libraryTexts.ranges(found.map(({ range }) => range));
  return found.flatMap(({ book, row, range, score }, place) => {
    const text = texts[place];
    return text === undefined ? [] : [{ ...range, ...told(book, row), text, score }];
  });
}

/** What every passage says of where it stands. */
export function told({ title, creators, language }: StoredDocument, row: PlacedPassage) {
  const { headings, page } = row;
  return {
    title,
    creators,
    headings: [...headings],
    page,
    language: row.language ?? language,
  };
}

async function rowsOf(db: Database, hits: readonly KnowledgeHit[]) {
  const rows = await db.libraryTexts.passages(
    [...new Set(hits.map(({ documentId }) => documentId))],
    hits.flatMap(({ ids: [id] }) => (id === undefined ? [] : [id])),
  );
  return new Map(rows.map((row) => [keyOf(row.documentId, row.id), row]));
}

function keyOf(documentId: string, id: string | undefined): string {
  return `${documentId} ${id}`;
}
