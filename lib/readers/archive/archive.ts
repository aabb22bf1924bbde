import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { ReadDefect } from "../defect.ts";
import { limits } from "../limits.ts";

/** The files of a ZIP, read into memory one at a time; nothing is ever unpacked to disk. */
export interface Archive extends AsyncDisposable {
  readonly names: readonly string[];
  /** The name under which a path is kept: as it is, percent-decoded, or in other letter cases. */
  find(path: string): string | undefined;
  /** Throws a `ReadDefect` for what is missing, longer than allowed or not as it was packed. */
  read(name: string, longest: number): Promise<Buffer>;
  /** Whether a file unpacks to what is claimed of it; unpacks it piece by piece and keeps nothing. */
  isSound(name: string): Promise<boolean>;
}

const damaged = "This file is damaged: its archive cannot be read.";

/** Opens an archive after looking at all that it claims: how many files, how large, how named, how tightly packed. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await opened(path);
  try {
    const entries = await checkedEntries(zip);
    const names = new Map([...entries.keys()].map((name) => [name.toLowerCase(), name]));
    return {
      names: [...entries.keys()],
      find: (wanted) => {
        const spellings = [wanted, percentDecoded(wanted)].map((name) => name.normalize());
        return (
          spellings.find((name) => entries.has(name)) ??
          spellings.map((name) => names.get(name.toLowerCase())).find((name) => name !== undefined)
        );
      },
      read: (name, longest) => readEntry(zip, entries.get(name), longest),
      isSound: (name) => isSound(zip, entries.get(name)),
      [Symbol.asyncDispose]: async () => zip.close(),
    };
  } catch (cause) {
    zip.close();
    throw cause;
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false });
  } catch (cause) {
    throw new ReadDefect("damaged", damaged, { cause });
  }
}

async function checkedEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.archiveEntries) {
    throw new ReadDefect("too-large", `This file holds ${zip.entryCount} others; no book does.`);
  }
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      // yauzl has refused names that lead out of the archive by now; one with a NUL it lets pass.
      if (entry.fileName.includes("\0")) throw new Error("A name holds a NUL.");
      if (!entry.fileName.endsWith("/")) entries.set(entry.fileName.normalize(), entry);
    }
  } catch (cause) {
    throw new ReadDefect("damaged", damaged, { cause });
  }
  checkSizes([...entries.values()]);
  checkOverlaps([...entries.values()]);
  return entries;
}

function checkSizes(entries: readonly Entry[]): void {
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
  const total = sum(entries.map(({ uncompressedSize }) => uncompressedSize));
  const packed = sum(entries.map(({ compressedSize }) => compressedSize));
  const isBomb =
    total > limits.archiveBytes ||
    (total > limits.smallArchiveBytes && total > packed * limits.archiveRatio) ||
    entries.some(
      ({ uncompressedSize, compressedSize }) =>
        uncompressedSize > limits.smallEntryBytes &&
        uncompressedSize > compressedSize * limits.archiveRatio,
    );
  if (isBomb) {
    throw new ReadDefect("too-large", "Unpacked, this file would be larger than any book is.");
  }
}

const localHeaderBytes = 30;

/** Entries that share bytes are how a small file claims a large content many times over. */
function checkOverlaps(entries: readonly Entry[]): void {
  const sorted = [...entries].sort(
    (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
  );
  let end = 0;
  for (const { relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength } of sorted) {
    if (start < end) throw new ReadDefect("damaged", damaged);
    end = start + localHeaderBytes + fileNameLength + compressedSize;
  }
}

async function readEntry(zip: ZipFile, entry: Entry | undefined, longest: number): Promise<Buffer> {
  if (entry === undefined) throw new ReadDefect("damaged", "A file of this book is missing.");
  if (entry.isEncrypted()) {
    throw new ReadDefect("encrypted", "This book is locked by encryption; Hearth cannot open it.");
  }
  if (entry.uncompressedSize > longest) {
    throw new ReadDefect("too-large", "A part of this book is larger than any part is.");
  }
  const bytes = await unpacked(zip, entry);
  if (crc32(bytes) !== entry.crc32) throw new ReadDefect("damaged", damaged);
  return bytes;
}

async function isSound(zip: ZipFile, entry: Entry | undefined): Promise<boolean> {
  if (entry === undefined || entry.isEncrypted()) return false;
  try {
    let checksum = 0;
    const pieces: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
    for await (const piece of pieces) checksum = crc32(piece, checksum);
    return checksum === entry.crc32;
  } catch {
    return false;
  }
}

/** yauzl counts what comes out and fails when it is not as much as was claimed. */
async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  try {
    return await buffer(await zip.openReadStreamPromise(entry));
  } catch (cause) {
    throw new ReadDefect("damaged", damaged, { cause });
  }
}

function percentDecoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
