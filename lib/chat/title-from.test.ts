import { expect, test } from "vitest";
import { titleFrom } from "./title-from.ts";

test("a short question is its own title", () => {
  expect(titleFrom("  What is the capital\nof France? ")).toBe("What is the capital of France?");
});

test("a long question ends with a whole word", () => {
  const title = titleFrom(
    "Please explain to my children why bread rises when yeast is added to it",
  );

  expect(title).toBe("Please explain to my children why bread rises when yeast is…");
});

test("a text without spaces is cut between characters and never inside one", () => {
  const families = "👨‍👩‍👧‍👦".repeat(80);

  expect(titleFrom(families)).toBe(`${"👨‍👩‍👧‍👦".repeat(18)}…`);
  expect(titleFrom("面".repeat(80))).toBe(`${"面".repeat(60)}…`);
});

test("marks that are not words do not reach the list", () => {
  expect(titleFrom("## Bread")).toBe("Bread");
  expect(titleFrom("\u202eevil\u0007 text")).toBe("evil text");
  expect(titleFrom("\u200b\u2060")).toBe("New conversation");
  expect(titleFrom("***")).toBe("New conversation");
});
