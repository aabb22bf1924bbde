import { mkdir, realpath } from "node:fs/promises";
import { addFile, clearArrivals } from "./add-file.ts";
import { ChangeFeed } from "./change-feed.ts";
import { consult } from "./consult.ts";
import type { Shelf } from "./contract.ts";
import { asShown, requireBook } from "./documents.ts";
import { findInBook } from "./find-in-book.ts";
import { noBook, noSection, required } from "./missing.ts";
import { requirePicture } from "./pictures.ts";
import type { ShelfPorts } from "./ports.ts";
import { readAttachment } from "./read-attachment.ts";
import { readStatus } from "./read-status.ts";
import { search } from "./search.ts";
import { changeBook, changeBooks, pauseIndexing } from "./wishes.ts";

/** Opens the library for people and models. What it is given must outlive it. */
export async function openShelf(given: ShelfPorts): Promise<Shelf> {
  await mkdir(given.dirs.library, { recursive: true, mode: 0o700 });
  // The indexer calls the folder by its true name, by which its files are told from others.
  const dirs = { ...given.dirs, library: await realpath(given.dirs.library) };
  const ports = { ...given, dirs };
  const { db } = ports;
  await clearArrivals(dirs.library);
  const feed = await new ChangeFeed(ports).open();

  return {
    list: async () => {
      const [status, documents] = await Promise.all([readStatus(db), db.library.list()]);
      return { status, documents: documents.map((each) => asShown(each, dirs.library)) };
    },
    status: () => readStatus(db),
    open: async (id) => {
      const document = asShown(await requireBook(db, id), dirs.library);
      return { ...document, ...required(await db.library.open(id), noBook) };
    },
    section: async (id, section) => required(await db.libraryTexts.section(id, section), noSection),
    cover: (id) => requirePicture(ports, id, ({ cover }) => cover),
    image: (id, image) => requirePicture(ports, id, ({ images }) => images[image]),
    find: (id, words, signal) => findInBook(db, { documentId: id, words, signal }),
    setPlace: async (id, place) => {
      if (!(await db.library.setPlace(id, place))) throw noSection();
    },
    change: (id, change) => changeBook(ports, id, change),
    changeMany: (wish) => changeBooks(ports, wish),
    pause: (isPaused) => pauseIndexing(ports, isPaused),
    add: (name, bytes, signal) => addFile(ports, { name, bytes, signal }),
    search: (query, signal) => search(ports, query, signal),
    consult: (question, scope, signal) => consult(ports, { question, scope, signal }),
    textAt: (id, section) => db.libraryTexts.text(id, section),
    readAttachment: (name, bytes, signal) => readAttachment(ports, { name, bytes, signal }),
    [Symbol.asyncDispose]: () => feed[Symbol.asyncDispose](),
  };
}
