import { BlockWriter, type BlockShape } from "../draft/block-writer.ts";
import type { DraftBlock } from "../draft/draft.ts";
import { ReadDefect } from "../defect.ts";
import { limits } from "../limits.ts";
import { blocksOf } from "../markup/blocks-of.ts";
import { parseMarkup } from "../markup/parse-markup.ts";
import type { List, Node, Parent, Root, Table } from "./nodes.ts";
import { writePhrase } from "./write-phrase.ts";

interface Around {
  readonly shape: BlockShape;
  readonly listDepth: number;
  readonly depth: number;
}

/** The blocks of a Markdown tree. */
export function blocksOfMarkdown(tree: Root): DraftBlock[] {
  const writer = new BlockWriter();
  writeAll(writer, tree, { shape: { kind: "paragraph" }, listDepth: 0, depth: 0 });
  return writer.finish();
}

function writeAll(writer: BlockWriter, parent: Parent, around: Around): void {
  if (around.depth > limits.markupDepth) {
    throw new ReadDefect(
      "damaged",
      "Its quotes and lists are nested deeper than any text nests them.",
    );
  }
  for (const node of parent.children)
    writeNode(writer, node, { ...around, depth: around.depth + 1 });
}

function writeNode(writer: BlockWriter, node: Node, around: Around): void {
  switch (node.type) {
    case "heading":
      return writePhrases(writer, node, { kind: "heading", level: node.depth });
    case "paragraph":
      return writePhrases(writer, node, around.shape);
    case "blockquote": {
      const kind = around.shape.kind === "paragraph" ? "quote" : around.shape.kind;
      return writeAll(writer, node, { ...around, shape: { ...around.shape, kind } });
    }
    case "list":
      return writeList(writer, node, around);
    case "code":
      writer.begin({ kind: "code" });
      writer.text(node.value, { verbatim: true });
      return writer.begin(around.shape);
    case "table":
      return writeTable(writer, node);
    case "thematicBreak":
      return writer.put({ kind: "rule" }, "");
    case "html":
      return writeHtml(writer, node.value);
    case "footnoteDefinition":
      return writeAll(writer, node, {
        ...around,
        shape: { kind: "footnote", marker: node.label ?? node.identifier },
      });
    case "definition":
    case "yaml":
      return undefined;
    case "listItem":
    case "tableCell":
    case "tableRow":
    case "break":
    case "delete":
    case "emphasis":
    case "footnoteReference":
    case "image":
    case "imageReference":
    case "inlineCode":
    case "link":
    case "linkReference":
    case "strong":
    case "text":
      // These stand within the blocks above and are written with them.
      return undefined;
  }
}

function writePhrases(writer: BlockWriter, parent: Parent, shape: BlockShape): void {
  writer.begin(shape);
  for (const child of parent.children) writePhrase(writer, child);
}

function writeList(writer: BlockWriter, list: List, around: Around): void {
  const level = Math.min(99, around.listDepth + 1);
  for (const [index, item] of list.children.entries()) {
    const number = (list.start ?? 1) + index;
    const shape: BlockShape =
      around.shape.kind === "footnote"
        ? around.shape
        : { kind: "item", level, ...(list.ordered === true ? { marker: `${number}.` } : {}) };
    writeAll(writer, item, { ...around, shape, listDepth: level });
  }
}

function writeTable(writer: BlockWriter, table: Table): void {
  for (const [index, row] of table.children.entries()) {
    writer.begin({ kind: "row", ...(index === 0 ? { isHead: true } : {}) });
    for (const cell of row.children) {
      writer.cell();
      for (const child of cell.children) writePhrase(writer, child);
    }
  }
}

function writeHtml(writer: BlockWriter, source: string): void {
  const blocks = blocksOf(parseMarkup(source, { isXml: false }), {
    target: () => undefined,
    image: () => null,
  });
  for (const { text, marks: _marks, anchors: _anchors, cells: _cells, ...shape } of blocks) {
    writer.begin(shape);
    writer.text(text, { verbatim: true });
  }
}
