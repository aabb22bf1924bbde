import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ReadBook } from "#lib/library";
import { openReaders, type Reading } from "#lib/readers";

export interface BookDesk extends AsyncDisposable {
  readonly folder: string;
  /** Reads a file that is there. */
  read(path: string): Promise<Reading>;
  /** Puts the bytes into a file of that name and reads it. */
  readBytes(name: string, bytes: Buffer | string): Promise<Reading>;
  /** The same for a book that must be readable. */
  book(name: string, bytes: Buffer | string): Promise<ReadBook>;
  /** Where the pictures of the book that was read last lie. */
  picturesOf(): string;
}

const silent = { info() {}, warn() {} };

/** Real readers, with a folder of their own for books and pictures. */
export async function openBookDesk(): Promise<BookDesk> {
  const folder = await mkdtemp(join(tmpdir(), "hearth-books-"));
  const readers = await openReaders({ log: silent });
  let count = 0;
  let pictures = "";

  const read = async (path: string) => {
    pictures = join(folder, `pictures-${count++}`);
    await mkdir(pictures);
    const signal = AbortSignal.timeout(100_000);
    return readers.read(path, { imagesDir: pictures, signal });
  };
  const readBytes = async (name: string, bytes: Buffer | string) => {
    const path = join(folder, String(count), name);
    await mkdir(dirname(path));
    await writeFile(path, bytes);
    return read(path);
  };
  return {
    folder,
    read,
    readBytes,
    book: async (name, bytes) => {
      const reading = await readBytes(name, bytes);
      if (reading.outcome === "refused") throw new Error(reading.problem.message);
      return reading.book;
    },
    picturesOf: () => pictures,
    [Symbol.asyncDispose]: async () => {
      await readers[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
