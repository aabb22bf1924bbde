import type { StepPorts } from "../ports.ts";
import type { Bin } from "./bin.ts";

const minuteMs = 60_000;
/** Whoever undoes a removal within this time finds the book as it was. */
const undoMs = 10 * minuteMs;
const purgeMs = 30 * 24 * 60 * minuteMs;

export interface ClearOptions {
  readonly bin: Bin;
  readonly now: Date;
}

/** Does what people wished of whole books: out of the bin, into it, out of the index, out of the house. */
export async function clearStep(ports: StepPorts, options: ClearOptions): Promise<void> {
  await putBackRestored(ports, options);
  await putAwayRemoved(ports, options);
  await forget(ports, await ports.db.libraryManifest.listForgettable());
}

/** Leaves nothing of books whose files are gone. */
async function forget(
  { db, writer, pictures, notices, log }: StepPorts,
  ids: readonly string[],
): Promise<void> {
  // The rows first: were the index first, a crash would leave a book that nobody can find.
  const gone = await db.libraryManifest.forget(ids);
  if (gone.length === 0) return;
  await writer.remove(gone);
  await pictures.remove(gone);
  log.info({ documents: gone.length }, "books forgotten");
  notices.removed(gone);
}

async function putBackRestored({ db, notices }: StepPorts, { bin }: ClearOptions): Promise<void> {
  const removed = new Set((await db.libraryManifest.listRemoved()).map(({ id }) => id));
  const known = new Set(await db.libraryManifest.listIds());
  for (const documentId of await bin.list()) {
    if (removed.has(documentId)) continue;
    for (const { from, file } of known.has(documentId) ? await bin.placesFor(documentId) : []) {
      // The row first: a book without a file would be forgotten.
      await db.transaction(({ libraryManifest }) => libraryManifest.attach(documentId, file));
      await bin.putBack(from, file);
    }
    await bin.empty(documentId);
    notices.changed([documentId]);
  }
}

async function putAwayRemoved(ports: StepPorts, { bin, now }: ClearOptions): Promise<void> {
  const { db, writer, pictures } = ports;
  for (const { id, removedAt, passages, files } of await db.libraryManifest.listRemoved()) {
    const own = files.filter((file) => bin.isOwn(file));
    for (const file of own) await bin.take(id, file);
    await db.libraryManifest.detach(own);
    const ageMs = now.getTime() - removedAt.getTime();
    if (ageMs > undoMs && passages > 0) {
      await db.transaction(({ librarySteps }) => librarySteps.empty(id));
      await writer.remove([id]);
      await pictures.remove([id]);
    }
    // One whose file is somebody else's is remembered for as long as that file is there.
    if (ageMs > purgeMs && files.length === own.length) {
      await forget(ports, [id]);
      await bin.empty(id);
    }
  }
}
