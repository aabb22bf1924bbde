import { expect, test } from "vitest";
import { queryOf } from "./query-of.ts";

function asked(...texts: string[]): string {
  return queryOf(
    texts.flatMap((text, index) =>
      index === 0
        ? [{ role: "user", text } as const]
        : [{ role: "assistant", text: "An answer." } as const, { role: "user", text } as const],
    ),
  );
}

const before = "How do I make water safe to drink?";

test("a question that stands by itself is looked for as it is", () => {
  expect(asked(before)).toBe(before);
  expect(asked("What does Candide want?", before)).toBe(before);
  expect(asked(before, "Who is Pangloss?")).toBe("Who is Pangloss?");
});

test("a question that leans on the one before it is looked for together with it", () => {
  for (const question of [
    "And how long?",
    "how long does it take to boil",
    "Why is that necessary in the mountains?",
    "Why?",
    "Et combien de temps faut-il attendre ?",
    "それで何分ですか",
  ]) {
    expect(asked(before, question)).toBe(`${before} ${question}`);
  }
});

test("a chain of leaning questions leads back to the one that names its subject", () => {
  expect(asked(before, "And how long?", "And in the mountains?")).toBe(
    `${before} And in the mountains?`,
  );
});

test("a first question that leans on nothing is looked for all the same", () => {
  expect(asked("Why?")).toBe("Why?");
  expect(asked("What is it?", "And why?")).toBe("What is it? And why?");
});

test("of a long text its beginning and its end are looked for", () => {
  const query = asked(
    before,
    `What does this mean? ${"word 😀".repeat(9_000)} And why did he do it?`,
  );

  expect(query.length).toBeLessThan(1_010);
  expect(query).toMatch(/^What does this mean\?.* And why did he do it\?$/u);
  expect(query.isWellFormed()).toBe(true);
});
