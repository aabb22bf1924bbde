import type { Queries, StoredDocument } from "#lib/db";
import type { LibraryDocument } from "#lib/protocol";
import { noBook, required } from "./missing.ts";

/** A book as the shelf shows it: its own when all its files lie in Hearth's folder. */
export function asShown(stored: StoredDocument, ownFolder: string): LibraryDocument {
  const { files } = stored;
  return { ...stored, isOwn: files.length > 0 && files.every(({ root }) => root === ownFolder) };
}

/** @throws AppError `not-found` */
export async function requireBook(db: Queries, id: string): Promise<StoredDocument> {
  return required(await db.library.find(id), noBook);
}
