import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { hardTexts } from "../../tests/support/hard-markdown.ts";
import { MarkdownBlock } from "./markdown-block.tsx";
import { BlockSplitter, type Split } from "./split-blocks.ts";

const paint = ({ blocks, definitions }: Split) =>
  blocks
    .map(({ start, source }) =>
      renderToStaticMarkup(
        <MarkdownBlock
          key={start}
          source={source}
          definitions={source.includes("[") ? definitions : ""}
          isOpen={false}
        />,
      ),
    )
    .join("\n");

const paintText = (text: string) => paint(new BlockSplitter().split(text));

test("an answer that streamed looks like one that came at once, character by character", () => {
  for (const text of hardTexts) {
    const splitter = new BlockSplitter();

    for (let end = 1; end < text.length; end += 1) splitter.split(text.slice(0, end));

    expect(paint(splitter.split(text))).toBe(paintText(text));
  }
});

/** Apart from what our blocks read otherwise on purpose: code with its gaps, and maths. */
const isPlain = (text: string) => !/```| {4}|\$\$|\\\[/.test(text);

test("splitting into blocks changes nothing that Markdown means", () => {
  for (const text of hardTexts.filter(isPlain)) {
    const whole = renderToStaticMarkup(
      <MarkdownBlock source={text} definitions="" isOpen={false} />,
    );

    expect(withoutGaps(paintText(text))).toBe(withoutGaps(whole));
  }
});

const withoutGaps = (html: string) =>
  html
    .replaceAll(/ id="[^"]*"/g, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll("> <", "><")
    .trim();

test("raw HTML is shown as text and never becomes an element", () => {
  const html = paintText(
    '<img src=x onerror="alert(1)">\n\n<script>alert(1)</script>\n\na <b>c</b>\n',
  );

  expect(html).not.toMatch(/<(img|script|b)\b/);
  expect(html).toContain("&lt;script&gt;");
});

test("an image becomes a notice with a link, and nothing is fetched", () => {
  const html = paintText(
    "![a cat](https://example.org/cat.png)\n\n![][c]\n\n[c]: https://example.org/c\n",
  );

  expect(html).not.toContain("<img");
  expect(html).toContain('href="https://example.org/cat.png"');
  expect(html).toContain("Image not loaded");
});

test("links open apart, tell nothing, and never carry a script", () => {
  const html = paintText(
    "[a](https://example.org) [b](javascript:alert(1)) [c](data:text/html,x) <vbscript:x>\n",
  );

  expect(html).toContain('rel="noopener noreferrer nofollow"');
  expect(html).not.toMatch(/href="(javascript|data|vbscript)/i);
});

test("code carries its language and a named way to copy it", () => {
  const html = paintText("```python\nprint(1)\n```\n");

  expect(html).toContain('aria-label="Code, python"');
  expect(html).toContain('aria-label="Copy code"');
});
