import { expect, test } from "vitest";
import { newCitation, newSource, newSources } from "../../tests/support/made-sources.ts";
import { besideWords, scoreWords, sourcesLine, unansweredWords } from "./sources-words.ts";

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

test("an answer of the model alone says so, and so does one that nobody wrote", () => {
  expect(unansweredWords("automatic")).toContain("from the model alone");
  expect(unansweredWords("explicit")).toBe("The model was not asked.");
});

test("what stands beside an answer is told from what bears it out", () => {
  expect(besideWords("beside")).toContain("does not keep to your books");
  expect(besideWords("support")).toBe("What your books say about it:");
});

test("how sure a source is is a share of a hundred", () => {
  expect(scoreWords(0.825)).toBe("83\u00a0%");
});
