import { cleanLine } from "../draft/clean-text.ts";
import type { BlockWriter } from "../draft/block-writer.ts";
import type { Node } from "./nodes.ts";

/** Writes what runs within a line. Links are their text: a book leads nowhere outside of itself. */
export function writePhrase(writer: BlockWriter, node: Node): void {
  switch (node.type) {
    case "text":
      return writer.text(node.value);
    case "inlineCode": {
      const end = writer.mark({ type: "code" });
      writer.text(node.value);
      return end();
    }
    case "emphasis":
    case "strong": {
      const end = writer.mark({ type: node.type });
      for (const child of node.children) writePhrase(writer, child);
      return end();
    }
    case "link":
    case "linkReference":
    case "delete":
      for (const child of node.children) writePhrase(writer, child);
      return undefined;
    case "image":
    case "imageReference":
      return writer.text(cleanLine(node.alt ?? "", 2000));
    case "break":
      return writer.line();
    case "html":
      if (/^<br\b/i.test(node.value)) writer.line();
      return undefined;
    case "footnoteReference": {
      const end = writer.mark({ type: "superscript" });
      writer.text(node.label ?? node.identifier);
      return end();
    }
    case "blockquote":
    case "code":
    case "definition":
    case "footnoteDefinition":
    case "heading":
    case "list":
    case "listItem":
    case "paragraph":
    case "table":
    case "tableCell":
    case "tableRow":
    case "thematicBreak":
    case "yaml":
      // These never stand within a line.
      return undefined;
  }
}
