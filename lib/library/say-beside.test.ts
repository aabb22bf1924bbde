import { expect, test } from "vitest";
import type { Source } from "#lib/protocol";
import { sayBeside } from "./say-beside.ts";

const long = Array.from({ length: 40 }, (_, index) => `Line ${index} is about the weather.`);

function passage(n: number, text: string): Source {
  const place = { section: n, start: 500, end: 500 + text.length };
  const book = { documentId: "7b1c9a52-6d5e-4c39-9f63-0a4b1f1f8e11", title: "Made", creators: [] };
  return { n, ...book, headings: [], page: null, ...place, text, score: 0.9 };
}

test("a passage says the sentences that speak of the question, at their own place", () => {
  const text = [...long, "Boil water for one minute.", ...long].join(" ");

  const [said] = sayBeside("How long must water boil?", [passage(1, text)]);

  expect(said).toMatchObject({ n: 1, kind: "beside", at: null, section: 1 });
  expect(said?.quote).toContain("Boil water for one minute.");
  expect(said?.quote.length).toBeLessThanOrEqual(400);
  expect(text.slice((said?.start ?? 0) - 500, (said?.end ?? 0) - 500)).toBe(said?.quote);
});

test("no more than three passages speak, and an empty one does not", () => {
  const passages = [1, 2, 3, 4].map((n) => passage(n, `Passage ${n}.`));

  expect(sayBeside("What is it?", passages).map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(sayBeside("What is it?", [passage(1, " ")])).toEqual([]);
});
