import { expect, test } from "vitest";
import { citationMarksIn } from "./citation-marks.ts";

const marked = (text: string) =>
  citationMarksIn(text).map(({ start, end, numbers }) => [text.slice(start, end), numbers]);

test("the ways in which models cite are known", () => {
  expect(
    marked("So it is [2]. And [1, 3], [4; 5], [6 and 7]【8】【9†lines 3】[Source 10][^11]."),
  ).toEqual([
    ["[2]", [2]],
    ["[1, 3]", [1, 3]],
    ["[4; 5]", [4, 5]],
    ["[6 and 7]", [6, 7]],
    ["【8】", [8]],
    ["【9†lines 3】", [9]],
    ["[Source 10]", [10]],
    ["[^11]", [11]],
  ]);
});

test("links, boxes, years and words in brackets are no citations", () => {
  expect(marked("[1](https://example.org) [x] [ ] [2020] [see 2] [a1] [] [1.5] [-1]")).toEqual([]);
});

test("a text made to be slow is read at once", () => {
  const slow = `${"[".repeat(50_000)}${"[1,".repeat(50_000)}${" ".repeat(50_000)}]`;

  expect(citationMarksIn(slow)).toEqual([]);
});
