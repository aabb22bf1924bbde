import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "#lib/db";
import type { FoundInBook } from "#lib/protocol";
import { requireBook } from "./documents.ts";
import { findInText } from "./find-in-text.ts";

/** More places than anybody looks through. */
const mostPlaces = 200;
/** In UTF-16 units: read in one go, while everybody else waits. */
const windowLength = 100_000;

export interface Wanted {
  readonly documentId: string;
  readonly words: string;
  readonly signal: AbortSignal;
}

/** Where words stand in one book, in reading order. @throws AppError `not-found` */
export async function findInBook(
  db: Database,
  { documentId, words, signal }: Wanted,
): Promise<FoundInBook> {
  await requireBook(db, documentId);
  const places: FoundInBook["places"] = [];
  for (const section of await db.libraryTexts.sectionsOf(documentId)) {
    const text = (await db.libraryTexts.text(documentId, section)) ?? "";
    let from = 0;
    while (from < text.length && places.length <= mostPlaces) {
      const to = from + windowLength;
      const limit = mostPlaces + 1 - places.length;
      const found = findInText(text, words, { from, to, limit });
      places.push(...found.map(({ start, end, excerpt }) => ({ section, start, end, excerpt })));
      from = Math.max(to, found.at(-1)?.end ?? 0);
      await nextTurn();
      signal.throwIfAborted();
    }
  }
  return { places: places.slice(0, mostPlaces), hasMore: places.length > mostPlaces };
}
