import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MarkdownBlock } from "./markdown-block.tsx";
import { BlockSplitter } from "./split-blocks.ts";

const paint = (text: string) =>
  new BlockSplitter()
    .split(text)
    .blocks.map(({ start, source }) =>
      renderToStaticMarkup(
        <MarkdownBlock key={start} source={source} definitions="" isOpen={false} />,
      ),
    )
    .join("");

/** The formulas of a text: what stands alone in its line, and what stands within text. */
const formulasOf = (text: string) =>
  [...paint(text).matchAll(/(prose-formula[^>]*>)?(?:<span>)?<var[^>]*>([^<]*)<\/var>/g)].map(
    ([, isDisplay, tex = ""]) => `${isDisplay === undefined ? "in text" : "alone"}: ${tex}`,
  );

test.for([
  ["$x^2$ and \\(y\\)", ["in text: x^2", "in text: y"]],
  ["so $$a + b$$ is", ["alone: a + b"]],
  ["so \\[a + b\\] is", ["alone: a + b"]],
  ["$$\na\n+ b\n$$\n", ["alone: a\n+ b"]],
  ["The sum:\n\\[\na\n- b\n\\]\nis negative.\n", ["alone: a\n- b"]],
  ["1. first\n\n   $$\n   a = b\n   $$\n\n2. second $c$\n", ["alone: a = b", "in text: c"]],
  ["> quoted $x$", ["in text: x"]],
  ["| a | b |\n|---|---|\n| $x$ | \\(y\\) |\n", ["in text: x", "in text: y"]],
  ["设$x$为", ["in text: x"]],
  ["**$x$** and *$a_1 * b_2$*", ["in text: x", "in text: a_1 * b_2"]],
  ["$$ \\text{if $x$} $$", ["alone: \\text{if $x$}"]],
  ["\\( a \\\\ b \\)", ["in text: a \\\\ b"]],
  ["$2 \\text{ apples}$ or $3x$", ["in text: 2 \\text{ apples}", "in text: 3x"]],
] as const)("%j is maths", ([text, formulas]) => {
  expect(formulasOf(text)).toEqual(formulas);
});

test.for([
  "It costs $5 and $10.",
  "between $5 and 10$",
  "US$5 is not A$6",
  "$5-$10, $20k/$30k",
  "$HOME and $PATH, $HOME/$USER",
  "`$x$` and `\\(y\\)`",
  "```\n$$\nx\n$$\n```\n",
  "    $$\n    x\n    $$\n",
  "\\$x\\$",
  "\\\\(x\\\\)",
  "$ x $",
  "$x\ny$",
  "$$ $$",
  "\\[not a link](/x)",
  "$$\nx\n\ny\n$$\n",
  "\\[\nx\n```\ny\n```\n\\]\n",
  "$$$x$$$",
])("%j is not maths", (text) => {
  expect(formulasOf(text)).toEqual([]);
});

test("what looks like Markdown within a formula is left alone", () => {
  const html = paint("$a_1 * b_2 * c_3$ and \\(<b>[x](y)\\) and $www.example.org$\n");

  expect(html).not.toMatch(/<(em|a|b)\b/);
  expect(html).toContain("a_1 * b_2 * c_3");
});

test("a formula that is too long or too deep stays its source", () => {
  const deep = `${"{".repeat(200)}x${"}".repeat(200)}`;

  expect(paint(`$${deep}$`)).toContain(`<var class="prose-tex">${deep}</var>`);
  expect(paint(`$$${"x".repeat(5000)}$$`)).not.toContain("prose-formula");
});
