import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "#lib/db";
import type { FoundInBook } from "#lib/protocol";
import { requireBook } from "./documents.ts";
import { findInText } from "./find-in-text.ts";

/** More places than anybody looks through. */
const mostPlaces = 200;

/** Where words stand in one book, in reading order. @throws AppError `not-found` */
export async function findInBook(
  db: Database,
  documentId: string,
  words: string,
): Promise<FoundInBook> {
  await requireBook(db, documentId);
  const places: FoundInBook["places"] = [];
  for (const section of await db.libraryTexts.sectionsOf(documentId)) {
    const text = (await db.libraryTexts.text(documentId, section)) ?? "";
    const found = findInText(text, words, mostPlaces + 1 - places.length);
    places.push(...found.map(({ start, end, excerpt }) => ({ section, start, end, excerpt })));
    if (places.length > mostPlaces) break;
    // A thick book takes a moment, in which others want to be answered too.
    await nextTurn();
  }
  return { places: places.slice(0, mostPlaces), hasMore: places.length > mostPlaces };
}
