import { join } from "node:path";
import type { Pictures } from "#lib/db";
import type { Picture } from "./contract.ts";
import { noBook, noPicture, required } from "./missing.ts";
import type { ShelfPorts } from "./ports.ts";

type Chosen = Pictures["images"][number] | null | undefined;

/**
 * A picture of a book by its place in the rows. Only the reader's own names are in the rows, and the
 * query lets no other pass, so nothing that a book or a request says becomes a path.
 */
export async function requirePicture(
  { db, dirs }: ShelfPorts,
  documentId: string,
  choose: (pictures: Pictures) => Chosen,
): Promise<Picture> {
  const chosen = choose(required(await db.library.findPictures(documentId), noBook));
  if (chosen === null || chosen === undefined) throw noPicture();
  return { path: join(dirs.pictures, documentId, chosen.file), type: chosen.type };
}
