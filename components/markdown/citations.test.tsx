import { array, assert, constantFrom, property } from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Sources } from "#lib/protocol";
import { newCitation, newSource, newSources } from "../../tests/support/made-sources.ts";
import { hostileMarkdown } from "../../tests/support/hostile-markdown.ts";
import { CitingContext } from "./citing-context.ts";
import { MarkdownBlock } from "./markdown-block.tsx";
import { BlockSplitter, type Split } from "./split-blocks.ts";

const paint = ({ blocks, definitions }: Split, sources: Sources) =>
  renderToStaticMarkup(
    <CitingContext value={sources}>
      {blocks.map(({ start, source }) => (
        <MarkdownBlock
          key={start}
          source={source}
          definitions={source.includes("[") ? definitions : ""}
          isOpen={false}
          start={start}
          sources={sources}
        />
      ))}
    </CitingContext>,
  );

const paintText = (text: string, sources = newSources()) =>
  paint(new BlockSplitter().split(text), sources);

const namesIn = (html: string) =>
  [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name);
const pathsIn = (html: string) =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, path]) => path?.replaceAll("&amp;", "&"));

test("a mark leads to its source and says which it is", () => {
  const html = paintText("The best of worlds [2], they say [1, 3].");

  expect(namesIn(html)).toEqual([
    "Source 2: Candide, Chapter 2",
    "Source 1: Candide, Chapter 1",
    "Source 3: Candide, Chapter 3",
  ]);
  expect(pathsIn(html)[0]).toBe(`/library/${newSource(2).documentId}?section=2&start=100&end=160`);
  expect(html).not.toContain("[2]");
});

test("a number that no source has stays what was written", () => {
  const html = paintText("So [4], and so [1, 9].");

  expect(namesIn(html)).toEqual(["Source 1: Candide, Chapter 1"]);
  expect(html).toContain("So [4]");
  expect(html).toContain("[9]");
});

test("code, formulas and links keep their brackets", () => {
  const text =
    "`a[1]` and $x_{[1]}$ and [see [1]](https://example.org)\n\n```js\nlet b = c[1];\n```\n\n    d[1]\n";

  expect(namesIn(paintText(text)).filter((name) => name?.startsWith("Source"))).toEqual([]);
});

test("a list of sources that the answer makes up itself takes no mark away", () => {
  const html = paintText("It is so [1].\n\n[1]: https://example.org\n");

  expect(namesIn(html)).toEqual(["Source 1: Candide, Chapter 1"]);
  expect(html).not.toContain("example.org");
});

test("a quote that stands in the book is marked, and its link opens the book there", () => {
  const text = "He says “the *best* of all” often.";
  const html = paintText(text, newSources([newCitation(text, "the *best* of all")]));

  expect(html).toContain('data-quote="quote"');
  expect(namesIn(html)).toEqual(["Quote found word for word: Candide, Chapter 1"]);
  expect(pathsIn(html)).toEqual([
    `/library/${newSource(1).documentId}?section=1&start=110&end=140`,
  ]);
});

test("a quote that does not stand in the book says so aloud", () => {
  const text = "> It has “the finest of worlds” in it [1].";
  const paraphrase = newCitation(text, "the finest of worlds", { kind: "paraphrase", quote: "x" });
  const html = paintText(text, newSources([paraphrase]));

  expect(html).toContain(">not word for word<");
  expect(namesIn(html)[0]).toBe("Not word for word: Candide, Chapter 1");
});

test("a sentence that is borne out gets a mark where it has none", () => {
  const text = "Nothing cites here. The worlds are fine.";
  const support = newCitation(text, "The worlds are fine.", { kind: "support", n: 2 });

  expect(paintText(text, newSources([support]))).toMatch(/fine\.<a [^>]*aria-label="Source 2:/);
});

test("a sentence that carries its mark gets no second one", () => {
  const text = "The worlds are fine [2]. Or “the best” [2].";
  const citations = [
    newCitation(text, "The worlds are fine [2].", { kind: "support", n: 2 }),
    newCitation(text, "the best", { n: 2 }),
    newCitation(text, "Or “the best” [2].", { kind: "support", n: 2 }),
  ];

  expect(namesIn(paintText(text, newSources(citations)))).toEqual([
    "Source 2: Candide, Chapter 2",
    "Quote found word for word: Candide, Chapter 2",
    "Source 2: Candide, Chapter 2",
  ]);
});

test("what a book calls itself stays text", () => {
  const sources = newSources([], {
    passages: hostileMarkdown.map((title, index) => newSource(index + 1, { title, text: title })),
  });
  const text = sources.passages.map(({ n }) => `[${n}]`).join(" ");

  const html = paintText(text, sources);

  expect(html).not.toMatch(/<(script|img|svg|iframe|style|form|base|object)\b/);
  expect(new Set(pathsIn(html).map((path) => path?.split("/")[1]))).toEqual(new Set(["library"]));
});

const word = constantFrom(
  ..."[1],[2,,3],[4],[1]:,【2】,[^3],x ,“the best”,`,$,*,**,\n,\n\n,> ,- ,[,](/a),```\n,\\[,\\],&amp;,[1]: /u".split(
    ",",
  ),
);

test("an answer that streams in cites as if it had come at once", () => {
  assert(
    property(array(word, { minLength: 1, maxLength: 14, size: "max" }), (words) => {
      const text = words.join("");
      const found = text.indexOf("the best");
      const sources = newSources(found === -1 ? [] : [newCitation(text, "the best")]);
      const splitter = new BlockSplitter();
      for (let end = 1; end < text.length; end += 1) splitter.split(text.slice(0, end));

      expect(paint(splitter.split(text), sources)).toBe(paintText(text, sources));
    }),
    { seed: 20_261_121, numRuns: 200 },
  );
});
