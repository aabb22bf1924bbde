import { expect, test } from "vitest";
import { maxAttachmentBytes, maxAttachments } from "#lib/protocol";
import { attachmentOf, isDocument, readFile, withFiles } from "./read-file.ts";

const made = (content: BlobPart, name: string, type = "") => new File([content], name, { type });

test("text and Markdown are read as they are, byte order mark and all other signs aside", async () => {
  expect(await readFile(made("# Grüße\r\n", "notes.md"))).toMatchObject({
    file: { name: "notes.md", text: "# Grüße\r\n" },
  });
  expect(await readFile(made("a", "no-ending", "text/plain"))).toHaveProperty("file");
});

test("anything else is refused by its name", async () => {
  expect(await readFile(made("PK", "things.zip", "application/zip"))).toEqual({
    refusal: "things.zip cannot be attached. Texts, Markdown, EPUB, PDF and HTML can.",
  });
});

test("books and documents are told from texts by their names", () => {
  const names = ["a.epub", "a.PDF", "a.html", "a.htm", "a.xhtml", "a.txt", "pdf", "a.md"];

  expect(names.filter((name) => isDocument(made("", name)))).toEqual(names.slice(0, 5));
  expect(isDocument(made("", "page", "text/html"))).toBe(true);
});

test("a text file that holds no text is refused", async () => {
  const binary = made(new Uint8Array([0xff, 0xfe, 0, 0x41]), "odd.txt");
  const zero = made("a\0b", "zero.txt");

  expect(await readFile(binary)).toHaveProperty("refusal");
  expect(await readFile(zero)).toHaveProperty("refusal");
});

test("a file that is too large is refused without being read", async () => {
  const refused = await readFile(made("x".repeat(maxAttachmentBytes + 1), "long.txt"));

  expect(refused).toHaveProperty("refusal", expect.stringContaining("long.txt is too large"));
});

test("one message takes so many files and so much text, and the rest is named", () => {
  const small = (index: number) => attachmentOf(`${index}.txt`, "x");
  const many = Array.from({ length: maxAttachments + 1 }, (_, index) => small(index));
  expect(withFiles([], many).files).toHaveLength(maxAttachments);
  expect(withFiles([], many).refusals).toEqual([
    "10.txt was left out: a message takes at most 10 files.",
  ]);

  const large = Array.from({ length: 5 }, () => attachmentOf("big.txt", "x".repeat(250_000)));
  const { files, refusals } = withFiles(large.slice(0, 1), large.slice(1));
  expect(files).toHaveLength(4);
  expect(refusals[0]).toContain("big.txt was left out");
});
