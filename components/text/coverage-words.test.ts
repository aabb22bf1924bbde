import { expect, test } from "vitest";
import { coverageWords } from "./coverage-words.ts";

test("what was searched is said as it is, unread books included", () => {
  expect(coverageWords({ documents: 3, passages: 1200, embedded: 1000, unread: 1 })).toBe(
    "Searched 3 books, 1\u00a0200 passages, 1\u00a0000 of them by meaning too. 1 book is not read yet.",
  );
  expect(coverageWords({ documents: 1, passages: 40, embedded: 40, unread: 0 })).toBe(
    "Searched 1 book, 40 passages, by word and by meaning.",
  );
  expect(coverageWords({ documents: 0, passages: 0, embedded: 0, unread: 2 })).toBe(
    "Searched 0 books. 2 books are not read yet.",
  );
});
