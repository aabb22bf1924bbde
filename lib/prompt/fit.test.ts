import { expect, test } from "vitest";
import { fit } from "./fit.ts";
import type { LineTurn } from "./turns-of.ts";

/** A line of questions and answers that ends with a question. */
function line(pairs: number): LineTurn[] {
  const length = pairs * 2 - 1;
  return Array.from({ length }, (_, from) => ({
    role: from % 2 === 0 ? "user" : "assistant",
    text: String(from),
    from,
  }));
}

function fitted(pairs: number, change: Partial<Parameters<typeof fit>[0]> = {}) {
  const turns = line(pairs);
  const turnTokens = turns.map(() => 10);
  return fit({ turns, turnTokens, fixedTokens: 0, contextSize: 400, ...change });
}

test("what fits is shown whole", () => {
  const { turns, leftOut } = fitted(15);

  expect(turns).toEqual(line(15));
  expect(leftOut).toBe(0);
});

test("what does not fit is left out in whole pairs from the beginning", () => {
  const { turns, leftOut } = fitted(20);

  expect(turns[0]).toEqual({ role: "user", text: String(leftOut), from: leftOut });
  expect(turns.at(-1)).toEqual(line(20).at(-1));
  expect(turns.length * 10).toBeLessThanOrEqual(300);
});

test("the beginning that is shown stays the same for some turns", () => {
  const cuts = [16, 17, 18, 19].map((pairs) => fitted(pairs).leftOut);

  expect(new Set(cuts)).toEqual(new Set([8]));
});

test("a quarter of the slot is left for the answer, and never more than 1 024 tokens", () => {
  const roomy = fitted(3, { contextSize: 10_000, turnTokens: [4_000, 4_000, 0, 0, 976] });
  const tight = fitted(3, { contextSize: 10_000, turnTokens: [4_000, 4_000, 0, 0, 977] });

  expect([roomy.leftOut, tight.leftOut]).toEqual([0, 2]);
});

test("the system text takes its room first", () => {
  expect(fitted(15, { fixedTokens: 20 }).leftOut).toBe(8);
});

test("turns too far back to be counted are left out", () => {
  const { turns } = fitted(6, { turnTokens: [10, 10, 10, 10, 10] });

  expect(turns.map(({ from }) => from)).toEqual([6, 7, 8, 9, 10]);
});

test("the last question is shown even when it alone is too long", () => {
  const { turns, leftOut } = fitted(3, { turnTokens: [10, 10, 10, 10, 5_000] });

  expect(turns.map(({ from }) => from)).toEqual([4]);
  expect(leftOut).toBe(4);
});

test("an answer to be continued stays with its question", () => {
  const turns = line(3).slice(0, 4);

  const { turns: shown } = fit({
    turns,
    turnTokens: [200, 200, 9, 9],
    fixedTokens: 0,
    contextSize: 400,
  });

  expect(shown.map(({ from }) => from)).toEqual([2, 3]);
});
