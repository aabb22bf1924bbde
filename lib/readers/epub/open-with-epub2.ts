import { EPub } from "epub2";
import { limits } from "../limits.ts";
import type { PackageItem } from "./package.ts";

export interface ChapterSource {
  /** The mark-up of a chapter; undefined for what epub2 cannot read or reads as something else. */
  read(item: PackageItem): Promise<string | undefined>;
}

/** epub2 keeps the whole archive in memory. */
const largestFile = limits.fileBytes / 8;

/**
 * Opens a book with epub2, which throws, reports and at times does neither when a package is
 * malformed: whatever it does, this resolves, with undefined when it cannot open the book.
 */
export async function openWithEpub2(
  path: string,
  sizeBytes: number,
): Promise<ChapterSource | undefined> {
  if (sizeBytes > largestFile) return undefined;
  const book = await quietly<EPub>(async () => EPub.createAsync(path));
  if (book === undefined) return undefined;
  return {
    read: async ({ id, path: itemPath, type }) => {
      const known = Object.hasOwn(book.manifest, id) ? book.manifest[id] : undefined;
      if (known?.href !== itemPath || type !== "application/xhtml+xml") return undefined;
      const text = await quietly<string>(async () => book.getChapterRawAsync(id));
      // It takes every file for UTF-8; what is not comes out full of these.
      return text?.includes("\ufffd") === true ? undefined : text;
    },
  };
}

const longestMs = 5000;

/** Runs what may throw now, later or in a callback of its own, and what may never answer. */
async function quietly<Result>(run: () => Promise<Result>): Promise<Result | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const giveUp = () => resolve(undefined);
  const timer = setTimeout(giveUp, longestMs);
  process.on("uncaughtException", giveUp);
  try {
    return await Promise.race([run(), promise]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    process.off("uncaughtException", giveUp);
  }
}
