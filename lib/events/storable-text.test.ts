import { expect, test } from "vitest";
import { StorableText } from "./storable-text.ts";

function taken(...pieces: readonly string[]): string[] {
  const text = new StorableText();
  return [...pieces.map((piece) => text.take(piece)), text.end()];
}

test("a character whose halves come in two pieces is kept whole", () => {
  expect(taken("a\ud83d", "\ude00b")).toEqual(["a", "😀b", ""]);
});

test("half of a pair that stays alone becomes the sign for it", () => {
  expect(taken("a\ud83d", "b")).toEqual(["a", "\ufffdb", ""]);
  expect(taken("\ude00a\ud83d")).toEqual(["\ufffda", "\ufffd"]);
});

test("a NUL becomes the sign for what cannot be stored", () => {
  expect(taken("a\0b")).toEqual(["a\ufffdb", ""]);
});
