import { expect, test } from "vitest";
import { focusOn } from "./focus-on.ts";

const text =
  "Sheep like hills. Water must be boiled for one minute. It tastes flat then. " +
  "Shelter is found under trees. Fire wants dry wood.";

function focus(question: string, most: number, whole = text): string {
  const { start, end } = focusOn(whole, question, most);
  return whole.slice(start, end);
}

test("a text that is short enough stays whole", () => {
  expect(focus("water", 500)).toBe(text);
});

test("the sentences around the one that speaks of the question are shown", () => {
  expect(focus("How long must water be boiled?", 40)).toBe("Water must be boiled for one minute.");
  expect(focus("How long must water be boiled?", 60)).toBe(
    "Water must be boiled for one minute. It tastes flat then.",
  );
  expect(focus("What does fire want?", 60)).toBe(
    "Shelter is found under trees. Fire wants dry wood.",
  );
});

test("a text that says nothing of the question is shown from its beginning", () => {
  expect(focus("Emperors of Ethiopia?", 30)).toBe("Sheep like hills.");
});

test("of a sentence that is too long some words are shown, and no letter is cut", () => {
  const long = `${"and so on, ".repeat(200)}the baker baked ${"and so on, ".repeat(200)}`;

  expect(focus("What did the baker do?", 600, long)).toContain("the baker baked");
  expect(focus("baker", 50, long).length).toBeLessThanOrEqual(50);
  expect(focus("x", 51, "😀".repeat(100))).toBe("😀".repeat(25));
});
