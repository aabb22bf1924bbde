import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "#lib/errors";
import { numberedName, safeName } from "./safe-name.ts";

test.each([
  ["../../etc/passwd.txt", "passwd.txt"],
  [String.raw`..\..\windows\system32\evil.md`, "evil.md"],
  ["/absolute/path.epub", "path.epub"],
  [String.raw`C:\books\war.pdf`, "war.pdf"],
  ["%2e%2e%2fescape.txt", "%2e%2e%2fescape.txt"],
])("of the path %s only the last part is a name", (given, name) => {
  expect(safeName(given)).toBe(name);
});

test.each([
  ["CON.txt", "_CON.txt"],
  ["nul.md", "_nul.md"],
  ["com1.notes.txt", "_com1.notes.txt"],
  ["LPT9.pdf", "_LPT9.pdf"],
  ["console.txt", "console.txt"],
])("the name of a device like %s becomes one of a file", (given, name) => {
  expect(safeName(given)).toBe(name);
});

test.each([
  ["a NUL", "bo\0ok.txt", "book.txt"],
  ["a line end", "bo\r\nok.txt", "book.txt"],
  ["an escape sequence", "\u001b[2Jbook.txt", "[2Jbook.txt"],
  ["a turned direction", "invoice\u202efdp.epub", "invoicefdp.epub"],
  ["zero width", "bo\u200bo\ufeffk.txt", "book.txt"],
  ["half of a pair", "bo\ud800k.txt", "bo\ufffdk.txt"],
])("%s is no part of a name", (_what, given, name) => {
  expect(safeName(given)).toBe(name);
});

test.each([
  [".hidden.md", "hidden.md"],
  ["~$lock.md", "$lock.md"],
  ["  spaced out . txt.txt", "spaced out . txt.txt"],
  ["dots....pdf", "dots.pdf"],
  ['what? "this": <it>|*.md', "what_ _this__ _it___.md"],
  [".epub", "book.epub"],
  ["Loud.EPUB", "Loud.epub"],
])("%s is a name that every folder takes: %s", (given, name) => {
  expect(safeName(given)).toBe(name);
});

test("one name is written in one way", () => {
  expect(safeName("cafe\u0301.txt")).toBe("caf\u00e9.txt");
});

test("a long name is cut between characters, and its ending stays", () => {
  const name = safeName(`${"本".repeat(400)}.xhtml`);

  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^本+\.xhtml$/);
});

test.each(["book.exe", "book", "book.txt.sh", "", "...", "book.txt ".repeat(2) + "x", "epub"])(
  "%j is refused, for Hearth reads no such file",
  (given) => {
    expect(() => safeName(given)).toThrow(AppError);
  },
);

test("a name that is taken gets a number before its ending", () => {
  expect(numberedName("bread.md", 1)).toBe("bread.md");
  expect(numberedName("bread.and.butter.md", 2)).toBe("bread.and.butter (2).md");
});

test("whatever a file is called, its name lies in its folder and is seen as it is", () => {
  const piece = oneof(string({ unit: "binary" }), constantFrom("../", "\\", "CON", ".", "\u202e"));
  assert(
    property(array(piece), constantFrom(".epub", ".TXT", ".md"), (pieces, ending) => {
      const name = safeName(pieces.join("") + ending);

      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^[.\s~]/u);
      expect(name).toMatch(/[^.\s]\.(?:epub|txt|md)$/u);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(name.isWellFormed()).toBe(true);
      expect(name.normalize("NFC")).toBe(name);
      expect(safeName(name)).toBe(name);
    }),
  );
});
