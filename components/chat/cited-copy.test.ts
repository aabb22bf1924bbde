import { expect, test } from "vitest";
import { newCitation, newSource, newSources } from "../../tests/support/made-sources.ts";
import { copiedAnswer } from "./cited-copy.ts";

test("an answer is copied with its sources as footnotes", () => {
  const text = "It is “the best” [1]. And so on [2, 9].";
  const sources = newSources([newCitation(text, "the best")]);

  expect(copiedAnswer({ text, sources })).toBe(
    [
      "It is “the best” [^1]. And so on [^2].",
      "",
      "[^1]: Voltaire: Candide, Chapter 1. “the best”",
      "[^2]: Voltaire: Candide, Chapter 2.",
    ].join("\n"),
  );
});

test("an answer that names none is copied with those that bear it out", () => {
  const text = "All is well.";
  const sources = newSources([
    newCitation(text, text, { kind: "support", quote: "All is\nfor the best." }),
  ]);

  expect(copiedAnswer({ text, sources })).toBe(
    "All is well.[^1]\n\n[^1]: Voltaire: Candide, Chapter 1. “All is for the best.”",
  );
});

test("code is copied as it is", () => {
  const text = "`a[1]`\n\n```\nb[2]\n```";

  expect(copiedAnswer({ text, sources: newSources() })).toBe(text);
});

test("what a book says begins nothing in the copy", () => {
  const sources = newSources([], {
    passages: [newSource(1, { title: "![x](https://e.invalid)\n# <b>" })],
  });

  expect(copiedAnswer({ text: "So [1].", sources })).toContain(
    "[^1]: Voltaire: !\\[x\\](https://e.invalid) \\# \\<b\\>, Chapter 1.",
  );
});

test("an answer without the library is copied as it was written", () => {
  const unanswered = newSources([], { isAnswered: false });

  expect(copiedAnswer({ text: "So [1].", sources: null })).toBe("So [1].");
  expect(copiedAnswer({ text: "So [1].", sources: unanswered })).toBe("So [1].");
});
