import type { Element } from "domhandler";
import { getElementsByTagName } from "domutils";
import { spokenOf, withCfi, type Surroundings, type Walk } from "./walk.ts";
import { childElements, localName } from "./parse-markup.ts";

/** Writes a table row by row; false for one that only lays out a page, which is read like any text. */
export function writeTable(walk: Walk, table: Element, around: Surroundings): boolean {
  if (isLayout(table)) return false;
  writeParts(walk, table, around);
  return true;
}

function isLayout(table: Element): boolean {
  if (/^(?:presentation|none)$/.test(table.attribs["role"] ?? "")) return true;
  if (getElementsByTagName("table", table.children, true, 1).length > 0) return true;
  const rows = getElementsByTagName("tr", table, true);
  return rows.every((row) => cellsOf(row).length < 2);
}

function cellsOf(row: Element): Element[] {
  return childElements(row).filter((cell) => ["td", "th"].includes(localName(cell)));
}

function writeParts(walk: Walk, parent: Element, around: Surroundings): void {
  let elements = 0;
  for (const part of childElements(parent)) {
    elements++;
    const name = localName(part);
    const path = around.path === undefined ? undefined : `${around.path}/${2 * elements}`;
    const inner = { ...around, path };
    if (name === "tr") writeRow(walk, part, inner);
    else if (["thead", "tbody", "tfoot"].includes(name)) writeParts(walk, part, inner);
    else walk.node(part, inner);
  }
}

function writeRow(walk: Walk, row: Element, around: Surroundings): void {
  const { writer, source } = walk;
  const cells = new Set(cellsOf(row));
  const isInHead = row.parent !== null && "name" in row.parent && row.parent.name === "thead";
  const isHead =
    isInHead || (cells.size > 0 && [...cells].every((cell) => localName(cell) === "th"));
  writer.begin({
    ...withCfi({ ...around, shape: { ...spokenOf(around.shape), kind: "row" } }, source),
    ...(isHead ? { isHead } : {}),
  });
  if (row.attribs["id"] !== undefined) writer.anchor(row.attribs["id"]);
  for (const cell of childElements(row)) {
    if (cells.has(cell)) writer.cell();
    if (cell.attribs["id"] !== undefined) writer.anchor(cell.attribs["id"]);
    walk.children(cell, { ...around, isFlat: true, isLines: false, isVerbatim: false });
  }
  writer.begin(withCfi(around, source));
}
