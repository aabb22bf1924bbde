import { libraryChannel, type Database, type LibraryNotice, type Queries } from "#lib/db";
import type { DocumentChange, LibraryBulk, LibraryDocument } from "#lib/protocol";
import { maxTags } from "#lib/protocol";
import { asShown, requireBook } from "./documents.ts";
import { noBook } from "./missing.ts";
import type { ShelfPorts } from "./ports.ts";

/** Above it a notice would not fit, and whoever hears it does better to ask for everything. */
const mostNamed = 100;

/** Writes over what a book says of itself. @throws AppError `not-found` */
export async function changeBook(
  { db, dirs }: ShelfPorts,
  id: string,
  change: DocumentChange,
): Promise<LibraryDocument> {
  const isThere = await db.transaction((tx) => tx.library.change(id, change));
  if (!isThere) throw noBook();
  await tellChanged(db, [id]);
  return asShown(await requireBook(db, id), dirs.library);
}

/** Does one thing to many books, all or nothing. @throws AppError `not-found` */
export async function changeBooks({ db }: ShelfPorts, wish: LibraryBulk): Promise<void> {
  const ids = [...new Set(wish.ids)];
  await db.transaction(async (tx) => {
    const done = await fulfil(tx, ids, wish);
    if (done.length < ids.length) throw noBook();
  });
  if (wish.do !== "tag") await tell(db, { about: "wish" });
  if (wish.do === "remove") await tellRemoved(db, ids);
  else await tellChanged(db, ids);
}

export async function pauseIndexing({ db }: ShelfPorts, isPaused: boolean): Promise<void> {
  await db.settings.set("library-paused", isPaused);
  await tell(db, { about: "wish" });
  await tell(db, { about: "status" });
}

function fulfil(tx: Queries, ids: readonly string[], wish: LibraryBulk): Promise<string[]> {
  switch (wish.do) {
    case "remove":
      return tx.library.markRemoved(ids);
    case "restore":
      return tx.library.restore(ids);
    case "reindex":
      return tx.library.requeue(ids);
    case "tag":
      return tx.library.tag(ids, wish, maxTags);
  }
}

/** Every web process hears it, this one too, and tells its pages. */
async function tellChanged(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > mostNamed) await tell(db, { about: "all" });
  else await tell(db, { about: "documents", ids: [...ids], removed: [] });
}

async function tellRemoved(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > mostNamed) await tell(db, { about: "all" });
  else await tell(db, { about: "documents", ids: [], removed: [...ids] });
}

async function tell(db: Database, notice: LibraryNotice): Promise<void> {
  await db.notify(libraryChannel, JSON.stringify(notice));
}
