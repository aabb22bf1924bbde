import { expect, test } from "vitest";
import { newCitation, newSource, newSources } from "../../tests/support/made-sources.ts";
import { coverageWords, scoreWords, sourcesLine, unansweredWords } from "./sources-words.ts";

const answer = "It is “the best” there is.";

test("the line below an answer counts the passages and the quotes that were checked", () => {
  const checked = newCitation(answer, "the best");
  const paraphrase = newCitation(answer, "the best", { kind: "paraphrase" });

  expect(sourcesLine(newSources())).toBe("3 passages");
  expect(sourcesLine(newSources([checked, paraphrase]))).toBe("3 passages, 1 quote checked");
  expect(sourcesLine(newSources([checked, checked], { passages: [newSource(1)] }))).toBe(
    "1 passage, 2 quotes checked",
  );
});

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

test("an answer of the model alone says so, and so does one that nobody wrote", () => {
  expect(unansweredWords("automatic")).toContain("from the model alone");
  expect(unansweredWords("explicit")).toContain("The model was not asked");
});

test("how sure a source is is a share of a hundred", () => {
  expect(scoreWords(0.825)).toBe("83\u00a0%");
});
