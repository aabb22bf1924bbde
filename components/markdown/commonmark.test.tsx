import { readFile } from "node:fs/promises";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { Markdown } from "./markdown.tsx";
import { MarkdownBlock } from "./markdown-block.tsx";
import { BlockSplitter, type Split } from "./split-blocks.ts";

const file = new URL("commonmark-examples.json", import.meta.url);
const examples = z.array(z.string()).parse(JSON.parse(await readFile(file, "utf8")));

/** As `Markdown` paints it, which keeps its splitter while the text grows. */
const paint = ({ blocks, definitions }: Split, isOpen: boolean) =>
  renderToStaticMarkup(
    <div className="prose" dir="auto">
      {blocks.map(({ start, source }, index) => (
        <MarkdownBlock
          key={start}
          source={source}
          definitions={source.includes("[") ? definitions : ""}
          isOpen={isOpen && index === blocks.length - 1}
        />
      ))}
    </div>,
  );

/** The text as a decoder gives it after each byte. */
function* byteByByte(text: string): Generator<string> {
  const bytes = new TextEncoder().encode(text);
  for (let end = 1; end <= bytes.length; end += 1) {
    yield new TextDecoder().decode(bytes.subarray(0, end), { stream: true });
  }
}

test("every example of CommonMark looks the same whether it came byte by byte or at once", () => {
  for (const example of examples) {
    const splitter = new BlockSplitter();
    for (const soFar of byteByByte(example)) paint(splitter.split(soFar), true);

    const streamed = paint(splitter.split(example), false);

    expect(streamed).toBe(renderToStaticMarkup(<Markdown text={example} isOpen={false} />));
  }
}, 120_000);

test("every example of CommonMark looks the same whatever stood there at the moment of a cut", () => {
  for (const example of examples) {
    const whole = new BlockSplitter().split(example);
    for (const soFar of byteByByte(example)) {
      const splitter = new BlockSplitter();
      splitter.split(soFar);

      expect(splitter.split(example)).toEqual(whole);
    }
  }
}, 120_000);

test("no example of CommonMark becomes HTML of its own, a picture or a dangerous link", () => {
  for (const example of examples) {
    const html = renderToStaticMarkup(<Markdown text={example} isOpen={false} />);

    const tags = [...html.matchAll(/<[a-z][^>]*>/gi)].join("");

    expect(tags).not.toMatch(/<(script|img|iframe|style|form|object|embed|math|link|base)\b/i);
    expect(tags).not.toMatch(/\son\w+=|(href|src)="\s*(javascript|data|vbscript|file):/i);
  }
});
