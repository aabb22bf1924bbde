import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { BlockSplitter } from "./split-blocks.ts";
import { hardTexts } from "../../tests/support/hard-markdown.ts";

const sourcesOf = (text: string) =>
  new BlockSplitter().split(text).blocks.map(({ source }) => source);

/** Pieces of one to nine characters, the same for the same seed. */
function* piecesOf(text: string, seed: number) {
  let state = seed;
  for (let start = 0; start < text.length;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const end = start + 1 + (state % 9);
    yield text.slice(start, end);
    start = end;
  }
}

test("a text has the same blocks in whatever pieces it arrived", () => {
  for (const text of hardTexts) {
    for (let seed = 1; seed <= 12; seed += 1) {
      const splitter = new BlockSplitter();
      let soFar = "";

      for (const piece of piecesOf(text, seed)) {
        soFar += piece;
        splitter.split(soFar);
      }

      expect(splitter.split(text)).toEqual(new BlockSplitter().split(text));
    }
  }
});

/** Lines that change what stands around them. */
const line = constantFrom(
  ..."x,,,  ,- b,+ b,  c,    code,> q,# h,===,---,***,***b***,1. one,\ttab".split(","),
  ..."```,~~~,``,  ```js,| a |,|---|,a | b,---|---,<div>,</div>,<!--,-->".split(","),
  ..."$$,\\[,\\],$$ x $$,\\[ x \\],  $$,$$x,x$$,\\\\],$$ y,$ $$,\\".split(","),
  ...'[a]: /u,[a],"title",[^1]: note'.split(","),
);

test("lines in any order have the same blocks whether they come at once or character by character", () => {
  assert(
    property(array(line, { minLength: 1, maxLength: 12, size: "max" }), (lines) => {
      const text = lines.join("\n");
      const splitter = new BlockSplitter();
      for (let end = 1; end < text.length; end += 1) splitter.split(text.slice(0, end));

      expect(splitter.split(text)).toEqual(new BlockSplitter().split(text));
    }),
    { seed: 20_261_121, numRuns: 300 },
  );
});

test("no character is lost between blocks", () => {
  for (const text of hardTexts) {
    expect(sourcesOf(text).join("").trimEnd()).toBe(text.replaceAll(/\r\n?/g, "\n").trimEnd());
  }
});

test("a line under a paragraph may still change it, so the two are not parted", () => {
  expect(sourcesOf("Title\n===\n")).toHaveLength(1);
  expect(sourcesOf("para\n***")).toHaveLength(1);
});

test("blank lines part blocks, but not the items of a list", () => {
  expect(sourcesOf("one\n\ntwo\n\n- a\n\n- b\n\nthree\n")).toEqual([
    "one\n\n",
    "two\n\n",
    "- a\n\n- b\n\n",
    "three\n",
  ]);
});

test("a fence stands alone, whatever it touches", () => {
  expect(sourcesOf("before\n```js\nlet a;\n\nlet b;\n```\nafter\n")).toEqual([
    "before\n",
    "```js\nlet a;\n\nlet b;\n```\n",
    "after\n",
  ]);
});

test("definitions are gathered for the whole text", () => {
  const { definitions } = new BlockSplitter().split(
    "See [here].\n\n[here]: https://example.org\n\nEnd.\n",
  );

  expect(definitions.trim()).toBe("[here]: https://example.org");
});

test("a text that was replaced is read anew", () => {
  const splitter = new BlockSplitter();
  splitter.split("one\n\ntwo\n\n");

  expect(splitter.split("three\n").blocks).toEqual([{ start: 0, source: "three\n" }]);
});
