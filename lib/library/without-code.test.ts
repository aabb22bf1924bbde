import { expect, test } from "vitest";
import { withoutCode } from "./without-code.ts";

/** What is left of a text, without the spaces that its code has become. */
const left = (markdown: string) => withoutCode(markdown).replaceAll(/\s+/gu, " ").trim();

test("code in a line and in a block is blanked out, and nothing else moves", () => {
  const markdown = "Say `a [1]` or ``b ` c``.\n\n```js\nd [2]\n```\nAfter 😀 [3].";

  expect(withoutCode(markdown)).toHaveLength(markdown.length);
  expect(withoutCode(markdown).indexOf("After")).toBe(markdown.indexOf("After"));
  expect(left(markdown)).toBe("Say or . After 😀 [3].");
});

test("a block ends with a fence of its own kind that is as long, or with the text", () => {
  expect(left("````\n```\nx\n````\nafter")).toBe("after");
  expect(left("~~~\n```\nx\n~~~\nafter")).toBe("after");
  expect(left("before\n```\nx\n\ny")).toBe("before");
});

test("a backtick without a partner in its paragraph is a backtick", () => {
  expect(left("It` is\n\nso` and ``so.")).toBe("It` is so` and ``so.");
});
