import type { Element } from "domhandler";
import { getElementsByTagName, textContent } from "domutils";
import { cleanLine } from "../draft/clean-text.ts";
import { spokenOf, withCfi, type Surroundings, type Walk } from "./walk.ts";
import { attribute } from "./parse-markup.ts";

/** A picture that stands for a letter has its letter as description. */
const longestGlyph = 2;

/** Writes a picture as its description: into the line where it stands for a letter, else as a block. */
export function writePicture(walk: Walk, node: Element, around: Surroundings): void {
  const { writer, source } = walk;
  const isSvg = node.name.endsWith("svg");
  const [drawn] = isSvg
    ? getElementsByTagName((name) => /(?:^|:)image$/.test(name), node, true)
    : [node];
  const href =
    drawn === undefined ? undefined : (attribute(drawn, "src") ?? attribute(drawn, "href"));
  const description = descriptionOf(node, isSvg);
  if (isSvg) writeDrawnText(walk, node);
  // An `img` that was never closed holds the rest of its paragraph.
  else walk.children(node, around);
  if (isForShow(node)) return;
  if (around.isFlat || (description !== "" && description.length <= longestGlyph)) {
    return writer.text(description);
  }
  const image = href === undefined ? null : source.image(href);
  const shape = { ...spokenOf(around.shape), kind: "image" as const, image };
  writer.aside(withCfi({ ...around, shape }, source), description);
}

function isForShow({ attribs }: Element): boolean {
  return attribs["aria-hidden"] === "true" || /^(?:presentation|none)$/.test(attribs["role"] ?? "");
}

function descriptionOf(node: Element, isSvg: boolean): string {
  const given = attribute(node, "alt") ?? node.attribs["aria-label"];
  if (given !== undefined || !isSvg) return cleanLine(given ?? "", 2000);
  const [title] = getElementsByTagName((name) => /(?:^|:)(?:title|desc)$/.test(name), node, true);
  return title === undefined ? "" : cleanLine(textContent(title), 2000);
}

function writeDrawnText({ writer }: Walk, node: Element): void {
  for (const text of getElementsByTagName((name) => /(?:^|:)text$/.test(name), node, true)) {
    writer.text(` ${textContent(text)} `);
  }
}
