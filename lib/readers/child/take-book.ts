import { copyFile, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ReadBook } from "#lib/library";
import { readBookSchema } from "./book-schema.ts";
import { bookFile, picturesFolder } from "./messages.ts";

/** Takes a book that was read out of the child's folder, and its pictures into the folder they belong to. */
export async function takeBook(folder: string, imagesDir: string | null): Promise<ReadBook> {
  const file = join(folder, bookFile);
  const book = readBookSchema.parse(JSON.parse(await readFile(file, "utf8")));
  await rm(file);
  const pictures = [...book.images, ...(book.cover === null ? [] : [book.cover])];
  for (const { file: name } of imagesDir === null ? [] : pictures) {
    await copyFile(join(folder, picturesFolder, name), join(imagesDir ?? "", name));
  }
  return book;
}
