import { expect, test } from "vitest";
import { madeDocument } from "../../tests/support/made-books.ts";
import { chooseBooks, hasFilters, type BookFilters } from "./choose-books.ts";

const candide = madeDocument({
  title: "Candide, ou l'Optimisme",
  creators: ["Voltaire", "François-Marie Arouet"],
  language: "fr-FR",
  folder: "novels/old",
  tags: ["satire"],
});
const garden = madeDocument({
  title: "The Garden",
  creators: ["Bert Spade"],
  language: "en",
  folder: "garden",
});
const unknown = madeDocument({ title: "Notes", creators: [], language: null, folder: "" });

function titles(filters: Partial<BookFilters>): string[] {
  const chosen = chooseBooks([candide, garden, unknown], { titles: [], authors: [], ...filters });
  return chosen.map(({ title }) => title);
}

test.each<[Partial<BookFilters>, string[]]>([
  [{}, [candide.title, garden.title, unknown.title]],
  [{ titles: ["OPTIMISME"] }, [candide.title]],
  [{ titles: ["the", "garden"] }, [garden.title]],
  [{ authors: ["francois"] }, [candide.title]],
  [{ authors: ["voltaire", "spade"] }, []],
  [{ creators: ["Voltaire", "Bert Spade"] }, [candide.title, garden.title]],
  [{ languages: ["fr"] }, [candide.title]],
  [{ folders: ["novels"] }, [candide.title]],
  [{ folders: ["novel"] }, []],
  [{ tags: ["satire"], languages: ["en"] }, []],
  [{ documentIds: [garden.id] }, [garden.title]],
  [{ documentIds: [] }, [candide.title, garden.title, unknown.title]],
])("%j chooses the books that it allows", (filters, expected) => {
  expect(titles(filters)).toEqual(expected);
});

test("a search that names no book needs to look at none", () => {
  const typed = { text: "yeast", mode: "words", limit: 20 };
  expect(hasFilters({ ...typed, titles: [], authors: [], tags: [], folders: undefined })).toBe(
    false,
  );
  expect(hasFilters({ titles: [], authors: [], tags: ["satire"] })).toBe(true);
  expect(hasFilters({ titles: ["a"], authors: [] })).toBe(true);
});
