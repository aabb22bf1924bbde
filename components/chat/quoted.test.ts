import { expect, test } from "vitest";
import { quoted } from "./quoted.ts";

test("each line of what was said is marked, and what was written stays below it", () => {
  expect(quoted("Two ravens\n\nwatch over this house.\n", "Which house?")).toBe(
    "> Two ravens\n>\n> watch over this house.\n\nWhich house?",
  );
});
