import type { StoredDocument } from "#lib/db";
import { highlight, parseQuery } from "#lib/knowledge";
import type { LibrarySearch, PassageHit } from "#lib/protocol";
import { chooseBooks, hasFilters } from "./choose-books.ts";
import type { ShelfQuery } from "./contract.ts";
import { facetsOf } from "./facets.ts";
import { booksOf, passagesOf, told, type Passage } from "./passages.ts";
import type { ShelfPorts } from "./ports.ts";

/**
 * Everything is somewhat near to everything: of what shares no word with the question only so much of
 * the best counts as found.
 */
const mostByMeaningAlone = 20;

/** What the facets are counted over, however little of it is shown. */
const leastFound = 100;

/**
 * Passages for what was typed, best first. Books that are being removed are not found any more, even
 * before the indexer has taken them out.
 *
 * @throws AppError `bad-input` when there is nothing to look for.
 */
export async function search(
  ports: ShelfPorts,
  query: ShelfQuery,
  signal: AbortSignal,
): Promise<LibrarySearch> {
  const { db, knowledge } = ports;
  const { text, wanted, titles, authors } = parseQuery(query.text);
  const filters = { ...query, titles, authors };
  const chosen = hasFilters(filters) ? chooseBooks(await db.library.list(), filters) : undefined;
  if (chosen !== undefined && wanted === "") return await listBeginnings(ports, query, chosen);

  const documentIds = chosen?.map(({ id }) => id);
  const [languages, { coverage }] = await Promise.all([
    db.libraryTexts.languages(documentIds),
    db.libraryTexts.totals(documentIds),
  ]);
  signal.throwIfAborted();
  const limit = Math.max(leastFound, query.offset + query.limit + 1);
  const within = documentIds ?? (await db.library.listUnlessWhole());
  const { mode, hits } = await knowledge.search(
    { text, documentIds: within, languages, limit, mode: query.mode },
    signal,
  );
  const books = await booksOf(db, hits);
  const there = hits.filter(
    ({ documentId, scores }, rank) =>
      books.has(documentId) && (scores.words !== null || rank < mostByMeaningAlone),
  );
  const page = await passagesOf(db, pageOf(there, query), books);
  return {
    hits: page.map((passage) =>
      Object.assign(passage, { excerpt: [...highlight(passage.text, query.text, languages)] }),
    ),
    hasMore: there.length > query.offset + query.limit,
    coverage,
    mode,
    facets: facetsOf(there.flatMap(({ documentId }) => books.get(documentId) ?? [])),
  };
}

/** Who names a book and nothing in it is shown how it begins. */
async function listBeginnings(
  { db }: ShelfPorts,
  query: ShelfQuery,
  books: readonly StoredDocument[],
): Promise<LibrarySearch> {
  const ids = books.map(({ id }) => id);
  const [rows, { coverage }] = await Promise.all([
    db.libraryTexts.firstPassages(ids),
    db.libraryTexts.totals(ids),
  ]);
  const first = new Map(rows.map((row) => [row.documentId, row]));
  const found = books.flatMap((book) => {
    const row = first.get(book.id);
    return row === undefined ? [] : [{ book, row }];
  });
  const page = pageOf(found, query);
  const texts = await db.libraryTexts.ranges(page.map(({ row }) => row));
  const hits = page.flatMap(({ book, row }, place): PassageHit[] => {
    const text = texts[place];
    if (text === undefined) return [];
    const { documentId, section, start, end } = row;
    const passage: Passage = {
      documentId,
      section,
      start,
      end,
      ...told(book, row),
      text,
      score: 1,
    };
    return [{ ...passage, excerpt: [{ text: text.slice(0, 240), isMatch: false }] }];
  });
  const hasMore = found.length > query.offset + query.limit;
  const facets = facetsOf(found.map(({ book }) => book));
  return { hits, hasMore, coverage, mode: "words", facets };
}

function pageOf<Item>(items: readonly Item[], { offset, limit }: ShelfQuery): Item[] {
  return items.slice(offset, offset + limit);
}
