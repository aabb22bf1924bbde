import { isTag, isText, type Element } from "domhandler";
import { textContent } from "domutils";
import type { MarkShape } from "../draft/block-writer.ts";
import type { Surroundings, Walk } from "./walk.ts";
import { writePicture } from "./pictures.ts";
import { attribute, localName } from "./parse-markup.ts";

const markOf: Readonly<Record<string, Exclude<MarkShape, { type: "link" }>["type"]>> = {
  em: "emphasis",
  i: "emphasis",
  cite: "emphasis",
  dfn: "emphasis",
  var: "emphasis",
  strong: "strong",
  b: "strong",
  sup: "superscript",
  sub: "subscript",
  code: "code",
  kbd: "code",
  samp: "code",
  tt: "code",
};

const smallCaps = /(?:^|[\s-])(?:small-?caps?|smcp|sc)(?=\s|$)/i;

/** Writes an element that runs within a line, and what it holds. */
export function writeInline(walk: Walk, node: Element, around: Surroundings): void {
  const name = localName(node);
  if (name === "br") return writeBreak(walk, node, around);
  if (name === "img" || name === "svg") return writePicture(walk, node, around);
  if (name === "wbr") return walk.children(node, around);
  if (name === "ruby") return writeRuby(walk, node, around);
  if (name === "rt" || name === "rtc") return undefined;
  const shape = shapeOf(walk, node);
  const end = shape === undefined ? undefined : walk.writer.mark(shape);
  walk.children(node, around);
  end?.();
}

/** One line end is a line end; two are how people make a paragraph. */
function writeBreak(walk: Walk, node: Element, around: Surroundings): void {
  const { writer } = walk;
  if (around.isFlat && !around.isLines) writer.text(" ");
  else if (around.isVerbatim) writer.text("\n", { verbatim: true });
  else if (isSecondBreak(node) && around.shape.kind !== "verse" && writer.hasText()) {
    writer.again();
  } else writer.line();
  // A `br` that was never closed holds the rest of its paragraph.
  walk.children(node, around);
}

function isSecondBreak(node: Element): boolean {
  let before = node.prev;
  while (before !== null && isText(before) && before.data.trim() === "") before = before.prev;
  return before !== null && isTag(before) && localName(before) === "br";
}

function shapeOf({ source }: Walk, node: Element): MarkShape | undefined {
  const name = localName(node);
  if (name === "a") {
    const href = attribute(node, "href");
    const target = href === undefined ? undefined : source.target(href);
    return target === undefined ? undefined : { type: "link", target };
  }
  const type = Object.hasOwn(markOf, name) ? markOf[name] : undefined;
  if (type !== undefined) return { type };
  const { class: classes = "", style = "" } = node.attribs;
  return smallCaps.test(classes) || /small-caps/i.test(style) ? { type: "small-caps" } : undefined;
}

/** Each reading belongs to what stands before it, back to the last reading. */
function writeRuby(walk: Walk, node: Element, around: Surroundings): void {
  const { writer } = walk;
  let from = writer.position();
  for (const child of node.children) {
    if (isTag(child) && ["rt", "rtc"].includes(localName(child))) {
      writer.ruby(from, textContent(child));
      from = writer.position();
    } else {
      walk.node(child, around);
    }
  }
}
