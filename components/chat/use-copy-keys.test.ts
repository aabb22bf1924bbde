import { expect, test } from "vitest";
import { lastCode } from "./use-copy-keys.ts";

test("the last code of an answer is found without its fence", () => {
  expect(lastCode("```js\nfirst();\n```\n\nand\n\n~~~\nsecond()\n\nthird()\n~~~\nend")).toBe(
    "second()\n\nthird()",
  );
});

test("an answer without code has none", () => {
  expect(lastCode("only `inline` words")).toBeUndefined();
});

test("a longer fence may hold a shorter one", () => {
  expect(lastCode("````md\n```js\nx\n```\n````")).toBe("```js\nx\n```");
});
