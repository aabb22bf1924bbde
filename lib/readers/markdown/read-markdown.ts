import { readFile } from "node:fs/promises";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { DraftBlock, DraftBook } from "../draft/draft.ts";
import { cleanLine } from "../draft/clean-text.ts";
import { splitSection } from "../draft/split-section.ts";
import { limits } from "../limits.ts";
import type { ReadFile } from "../read-file.ts";
import { requireSize } from "../require-size.ts";
import { blocksOfText } from "../text/blocks-of-text.ts";
import { decodeText } from "../text/decode.ts";
import { blocksOfMarkdown } from "./blocks-of-markdown.ts";
import { readFrontMatter, withoutFrontMatter } from "./front-matter.ts";
import type { Root } from "./nodes.ts";
import { piecesOf } from "./pieces.ts";

/** From here on a note is long enough to be divided at its headings. */
const longNote = 12_000;

/** Reads Markdown as CommonMark and GFM know it, with what its front matter says about it. */
export async function readMarkdown({ path, title, onProgress }: ReadFile): Promise<DraftBook> {
  await requireSize(path, limits.markdownBytes);
  const { matter, body } = withoutFrontMatter(decodeText(await readFile(path)));
  const facts = readFrontMatter(matter);
  const pieces = piecesOf(body);
  const definitions = definitionsIn(body);
  const blocks: DraftBlock[] = [];
  for (const [index, { source, isPlain }] of pieces.entries()) {
    blocks.push(
      ...(isPlain
        ? blocksOfText(source)
        : blocksOfMarkdown(parsed(source + definitionsFor(source, definitions)))),
    );
    onProgress(index + 1, pieces.length);
  }
  const section = { title: null, href: null, isLinear: true, blocks };
  return {
    format: "markdown",
    ...facts,
    title: facts.title ?? headingTitle(blocks) ?? title,
    cover: null,
    images: [],
    contents: null,
    sections: splitSection(section, longNote),
    notices: [],
  };
}

/** Where links by name lead is said anywhere in a file, mostly at its end: every piece needs its own. */
function definitionsIn(body: string): ReadonlyMap<string, string> {
  const lines = body.matchAll(/^ {0,3}\[([^\]^\n][^\]\n]{0,200})\]: *\S.*$/gm);
  return new Map(Array.from(lines, ([line, label = ""]) => [label, line]));
}

function definitionsFor(source: string, definitions: ReadonlyMap<string, string>): string {
  const labels = new Set(
    Array.from(source.matchAll(/\[([^\]\n]{1,201})\]/g), ([, label = ""]) => label),
  );
  const used = [...labels].flatMap((label) => definitions.get(label) ?? []);
  return used.length === 0 ? "" : `\n\n${used.join("\n")}\n`;
}

function parsed(source: string): Root {
  return fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** The only heading of the highest level, or one at the very beginning. */
function headingTitle(blocks: readonly DraftBlock[]): string | undefined {
  const highest = blocks.filter(({ kind, level }) => kind === "heading" && level === 1);
  const [first] = highest;
  const isTitle = first !== undefined && (highest.length === 1 || first === blocks[0]);
  return isTitle ? cleanLine(first.text) : undefined;
}
