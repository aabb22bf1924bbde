import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { citationMarksIn, type CitationMark } from "#lib/protocol";

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root["children"][number];

/** The marks of a Markdown text by which it cites, but for what looks like one in code or a link. */
export function marksOutsideCode(text: string): readonly CitationMark[] {
  const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
  const spared: { start: number; end: number }[] = [];
  const waiting: Node[] = [fromMarkdown(text, options)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { start, end } = node.position ?? {};
    if (isSpared(node)) spared.push({ start: start?.offset ?? 0, end: end?.offset ?? 0 });
    else if ("children" in node) waiting.push(...node.children);
  }
  return citationMarksIn(text).filter((mark) =>
    spared.every(({ start, end }) => mark.end <= start || mark.start >= end),
  );
}

const isSpared = ({ type }: Node) =>
  type === "code" || type === "inlineCode" || type === "link" || type === "definition";
