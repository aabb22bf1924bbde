import {
  isCDATA,
  isTag,
  isText,
  type CDATA,
  type ChildNode,
  type Document,
  type Element,
} from "domhandler";
import { BlockWriter, type BlockShape } from "../draft/block-writer.ts";
import type { DraftBlock } from "../draft/draft.ts";
import { directionOf, languageTag } from "../language.ts";
import { writeInline } from "./inline.ts";
import { attribute, childElements, localName } from "./parse-markup.ts";
import { isBlock, isNote, isUnseen, isVerse, rolesOf } from "./roles.ts";
import { writeTable } from "./tables.ts";
import { isMadeOfLines } from "./verse.ts";
import { spokenOf, withCfi, type MarkupSource, type Surroundings, type Walk } from "./walk.ts";

/** The blocks of a document: what somebody who reads it sees, in order. */
export function blocksOf(document: Document, source: MarkupSource): DraftBlock[] {
  const writer = new BlockWriter();
  const walk: Walk = {
    source,
    writer,
    children: (node, around) => walkChildren(walk, node, around),
    node: (node, around) => walkNode(walk, node, around),
  };
  const root = childElements(document).find((element) => localName(element) === "html");
  walk.children(root ?? document, {
    shape: { kind: "paragraph", ...(root === undefined ? {} : spoken(root)) },
    isVerbatim: false,
    isLines: false,
    isFlat: false,
    listDepth: 0,
    path: source.cfi === undefined || root === undefined ? undefined : "",
  });
  return writer.finish().map(withDirection);
}

function walkChildren(walk: Walk, node: Document | Element | CDATA, around: Surroundings): void {
  let elements = 0;
  for (const child of node.children) {
    if (isTag(child)) elements++;
    const path = around.path === undefined ? undefined : around.path + stepTo(child, elements);
    walkNode(walk, child, { ...around, path });
  }
}

/** The elements of a node are its even steps; an id is added so that an edited book is still understood. */
function stepTo(node: ChildNode, elements: number): string {
  if (!isTag(node)) return "";
  const id = node.attribs["id"] ?? "";
  const assertion = /^[\p{L}\p{N}_.-]+$/u.test(id) ? `[${id}]` : "";
  return `/${2 * elements}${assertion}`;
}

function walkNode(walk: Walk, node: ChildNode, around: Surroundings): void {
  if (isText(node)) return walk.writer.text(node.data, { verbatim: around.isVerbatim });
  if (isCDATA(node)) return walkChildren(walk, node, around);
  if (!isTag(node) || isUnseen(node)) return;
  const id = node.attribs["id"] ?? (localName(node) === "a" ? node.attribs["name"] : undefined);
  if (!isBlock(node)) {
    if (id !== undefined) walk.writer.anchor(id);
    return writeInline(walk, node, around);
  }
  if (around.isFlat) return walkFlat(walk, node, around, id);
  walkBlock(walk, node, { ...around, shape: { ...around.shape, ...spoken(node) } }, id);
}

/** Within a cell a block is a part of the line, within a verse a line of its own. */
function walkFlat(walk: Walk, node: Element, around: Surroundings, id: string | undefined): void {
  const part = () => (around.isLines ? walk.writer.line() : walk.writer.text(" "));
  part();
  if (id !== undefined) walk.writer.anchor(id);
  walk.children(node, around);
  part();
}

function walkBlock(walk: Walk, node: Element, around: Surroundings, id: string | undefined): void {
  const { writer } = walk;
  const inner = within(node, around);
  const shape = withCfi(inner, walk.source);
  writer.begin(shape);
  if (id !== undefined) writer.anchor(id);
  if (localName(node) === "hr") writer.put({ ...shape, kind: "rule" }, "");
  else if (localName(node) !== "table" || !writeTable(walk, node, inner))
    walk.children(node, inner);
  writer.begin(withCfi(around, walk.source));
}

/** What an element makes of everything within it. */
function within(node: Element, around: Surroundings): Surroundings {
  const name = localName(node);
  const roles = rolesOf(node);
  const { shape } = around;
  if (isNote(node, roles)) return { ...around, shape: { ...shape, kind: "footnote" } };
  if (isVerse(roles) && shape.kind !== "footnote") return verse(node, around);
  const heading = /^h([1-6])$/.exec(name);
  if (heading !== null) {
    return { ...around, shape: { ...spokenOf(shape), kind: "heading", level: Number(heading[1]) } };
  }
  if (name === "pre") {
    const kind = shape.kind === "verse" ? "verse" : "code";
    return { ...around, isVerbatim: true, shape: { ...spokenOf(shape), kind } };
  }
  if (name === "figcaption" || name === "caption") {
    return { ...around, shape: { ...spokenOf(shape), kind: "caption" } };
  }
  if (name === "blockquote" && shape.kind === "paragraph") {
    return { ...around, shape: { ...shape, kind: "quote" } };
  }
  if (["ul", "ol", "dl", "menu", "dir"].includes(name)) {
    return { ...around, listDepth: around.listDepth + 1 };
  }
  return name === "li" || name === "dt" || name === "dd" ? item(node, around) : around;
}

function verse(node: Element, around: Surroundings): Surroundings {
  const shape: BlockShape = { ...spokenOf(around.shape), kind: "verse" };
  const isLines = isMadeOfLines(node);
  return { ...around, shape, isLines, isFlat: isLines };
}

function item(node: Element, around: Surroundings): Surroundings {
  if (around.shape.kind === "footnote") return around;
  const marker = markerOf(node);
  const level = Math.max(1, around.listDepth);
  return {
    ...around,
    shape: {
      ...spokenOf(around.shape),
      kind: "item",
      level,
      ...(marker === undefined ? {} : { marker }),
    },
  };
}

function markerOf(node: Element): string | undefined {
  const list = node.parent;
  if (list === null || !isTag(list) || localName(list) !== "ol") return undefined;
  const given = Number(node.attribs["value"]);
  if (Number.isInteger(given)) return `${given}.`;
  const first = Number(list.attribs["start"] ?? 1);
  return `${(Number.isInteger(first) ? first : 1) + (placesOf(list).get(node) ?? 0)}.`;
}

/** Counted once a list: an index of ten thousand entries would be counted ten thousand times. */
const places = new WeakMap<Element, ReadonlyMap<Element, number>>();

function placesOf(list: Element): ReadonlyMap<Element, number> {
  const known = places.get(list);
  if (known !== undefined) return known;
  const items = childElements(list).filter((element) => localName(element) === "li");
  const counted = new Map(items.map((element, index) => [element, index]));
  places.set(list, counted);
  return counted;
}

function spoken(node: Element): Partial<BlockShape> {
  const language = languageTag(attribute(node, "lang"));
  const isRightToLeft = node.attribs["dir"]?.toLowerCase() === "rtl";
  return {
    ...(language === null ? {} : { language }),
    ...(isRightToLeft ? { direction: "rtl" as const } : {}),
  };
}

function withDirection(block: DraftBlock): DraftBlock {
  const { direction, ...rest } = block;
  const isRightToLeft = direction === "rtl" || directionOf(block.text) === "rtl";
  return isRightToLeft ? { ...rest, direction: "rtl" } : rest;
}
