import { access } from "node:fs/promises";
import { join } from "node:path";
import type { StepDocument, StoredPassage } from "#lib/db";
import type { ReadProblem } from "#lib/protocol";
import type { StepPorts } from "../ports.ts";
import { releaseOf } from "../release.ts";
import { storedReading } from "./stored-reading.ts";

/**
 * Brings a book from its file into the index of words: read, cut, kept, written. What was done of it
 * before a crash is not done again.
 */
export async function readStep(
  ports: StepPorts,
  documentId: string,
  signal: AbortSignal,
): Promise<void> {
  const { db, readers } = ports;
  const document = await db.librarySteps.find(documentId);
  if (document === undefined || !isWaiting(document)) return;
  if (!isRead(document, releaseOf(readers))) {
    const path = await findFile(ports, documentId);
    // The watcher will say what has become of it.
    if (path === undefined || !(await read(ports, document, path, signal))) return;
  }
  await writeWords(ports, document);
}

/** True while there is something to be done for a book, and a file to do it with. */
export async function waitsToBeRead(ports: StepPorts, documentId: string): Promise<boolean> {
  const document = await ports.db.librarySteps.find(documentId);
  if (document === undefined || !isWaiting(document)) return false;
  return (await findFile(ports, documentId)) !== undefined;
}

/** Says of a book that reading it cannot be done, and leaves nothing of it in the index. */
export async function failReading(
  { db, writer, pictures, notices, readers, log }: StepPorts,
  document: Pick<StepDocument, "id" | "hash">,
  problem: ReadProblem,
): Promise<void> {
  const release = releaseOf(readers);
  const isKept = await db.transaction(({ librarySteps }) =>
    librarySteps.fail(document, { problem, release }),
  );
  if (!isKept) return;
  await writer.remove([document.id]);
  await pictures.remove([document.id]);
  log.info({ documentId: document.id, code: problem.code }, "book not readable");
  notices.changed([document.id]);
}

function isWaiting({ state, isRemoved }: StepDocument): boolean {
  return !isRemoved && (state === "queued" || state === "reading");
}

function isRead({ hash, readHash, readBy }: StepDocument, release: number): boolean {
  return readHash === hash && readBy === release;
}

async function findFile({ db }: StepPorts, documentId: string): Promise<string | undefined> {
  for (const { root, path } of await db.libraryManifest.listFilesOf(documentId)) {
    const whole = join(root, path);
    const isThere = await access(whole).then(
      () => true,
      () => false,
    );
    if (isThere) return whole;
  }
  return undefined;
}

/** False when nothing was kept: it cannot be read, or is another book by now. */
async function read(
  ports: StepPorts,
  document: StepDocument,
  path: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { db, readers, pictures, notices, log } = ports;
  if (!(await db.librarySteps.setState(document, "reading"))) return false;
  notices.changed([document.id]);
  const startedAt = performance.now();
  const imagesDir = await pictures.makeIncoming();
  const reading = await readers.read(path, { imagesDir, signal });
  if (reading.outcome === "refused") {
    await failReading(ports, document, reading.problem);
    return false;
  }
  const { book } = reading;
  const made = await storedReading(ports, document.id, book);
  await pictures.keep(document.id, book.cover !== null || book.images.length > 0);
  const passages = await keepVectors(ports, document, made.passages);
  const isKept = await db.transaction(({ librarySteps }) =>
    librarySteps.store(document, { ...made, passages }, releaseOf(readers)),
  );
  const durationMs = Math.round(performance.now() - startedAt);
  log.info(
    { documentId: document.id, format: book.format, passages: passages.length, durationMs },
    "book read",
  );
  return isKept;
}

/** A passage that says the same as one before, somewhere else in the book, takes its vector along. */
async function keepVectors(
  { db, writer, meaning }: StepPorts,
  { id: documentId, readBy }: StepDocument,
  passages: readonly StoredPassage[],
): Promise<StoredPassage[]> {
  const before = await db.librarySteps.listPassages(documentId);
  // Somebody wants it done anew, and not believe what is there.
  if (readBy === 0 && before.length > 0) await writer.remove([documentId]);
  if (readBy === 0 || meaning === undefined) return [...passages];
  const { table } = meaning;
  const embedded = before.filter(({ embeddedIn }) => embeddedIn === table);
  const own = new Set(embedded.map(({ id }) => id));
  const twins = new Map(embedded.map(({ id, textHash }) => [textHash, id]));
  const moved = passages.filter(({ id, textHash }) => !own.has(id) && twins.has(textHash));
  const vectors = await writer.vectors(
    table,
    moved.flatMap(({ textHash }) => twins.get(textHash) ?? []),
  );
  const copies = moved.flatMap(({ id, textHash }) => {
    const vector = vectors.get(twins.get(textHash) ?? "");
    return vector === undefined ? [] : [{ id, documentId, vector }];
  });
  await writer.putVectors(table, copies);
  const there = new Set([...own, ...copies.map(({ id }) => id)]);
  return passages.map((passage) => (there.has(passage.id) ? within(passage, table) : passage));
}

function within(passage: StoredPassage, table: string): StoredPassage {
  return { ...passage, embeddedIn: table };
}

/** Whoever looks for words finds those of the title in every passage, unless it is said there already. */
function underTitle(headings: readonly string[], title: string | undefined): readonly string[] {
  return title === undefined || headings[0] === title ? headings : [title, ...headings];
}

async function writeWords(
  { db, writer, notices, log }: StepPorts,
  document: StepDocument,
): Promise<void> {
  const { id: documentId } = document;
  const [now, passages, texts] = await Promise.all([
    db.librarySteps.find(documentId),
    db.librarySteps.listPassages(documentId),
    db.librarySteps.sectionTexts(documentId),
  ]);
  await writer.putPassages(
    documentId,
    passages.map(({ id, section, start, end, headings, language }) => ({
      id,
      documentId,
      section,
      start,
      end,
      headings: underTitle(headings, now?.title),
      language,
      text: texts.get(section)?.slice(start, end) ?? "",
    })),
  );
  if (await db.librarySteps.setState(document, "text-ready")) {
    await db.libraryVectors.settle([documentId]);
    log.info({ documentId, passages: passages.length }, "book searchable");
  }
  notices.changed([documentId]);
}
