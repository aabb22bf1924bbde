import { expect, test } from "vitest";
import { isBookFolder, isBookName } from "./book-name.ts";

test("books are known by the ends of their names, however they are written", () => {
  const names = ["Candide.epub", "notes.MD", "a.b.txt", "page.xhtml", "paper.pdf", "猫.epub"];

  expect(names.filter(isBookName)).toEqual(names);
});

test("hidden, temporary, half-loaded and doubled files are no books", () => {
  const names = [
    ".candide.epub",
    "~$notes.md",
    "notes.md~",
    "#notes.md#",
    "book.epub.part",
    "book.epub.crdownload",
    "book.tmp",
    "notes.sync-conflict-20261121-ABC.md",
    "notes (Ann's conflicted copy 2026-11-21).md",
    "Thumbs.db",
    "desktop.ini",
    "song.mp3",
    "epub",
  ];

  expect(names.filter(isBookName)).toEqual([]);
});

test("folders of systems are not looked into", () => {
  const names = [".git", "__MACOSX", "@eaDir", "$RECYCLE.BIN", "Books", "lost+found"];

  expect(names.filter(isBookFolder)).toEqual(["Books"]);
});
