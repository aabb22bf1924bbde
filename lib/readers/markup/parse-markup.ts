import { DomHandler, isTag, type Document, type Element } from "domhandler";
import { Parser } from "htmlparser2";
import { ReadDefect } from "../defect.ts";
import { limits } from "../limits.ts";
import { decodeNamedEntities } from "./named-entities.ts";

export interface MarkupOptions {
  /** XHTML and the package's own documents; false for HTML as the web writes it. */
  readonly isXml: boolean;
}

/**
 * Makes a tree of mark-up, however broken. Expands no entity that the document declares, fetches
 * nothing, and takes elements nested without end as one.
 */
export function parseMarkup(source: string, { isXml }: MarkupOptions): Document {
  if (source.length > limits.markupBytes) {
    throw new ReadDefect("too-large", "A chapter of this book is longer than any chapter is.");
  }
  if (!isXml) return parsed(source, { isXml, deepest: limits.markupDepthRefused });
  try {
    return parsed(decodeNamedEntities(source), { isXml, deepest: limits.markupDepth });
  } catch (cause) {
    if (!(cause instanceof ReadDefect)) throw cause;
    // Paragraphs that are never closed lie in one another for XML, and side by side for HTML.
    return parseMarkup(source, { isXml: false });
  }
}

interface ParseOptions extends MarkupOptions {
  /** What lies deeper is refused. */
  readonly deepest: number;
}

function parsed(source: string, { isXml, deepest }: ParseOptions): Document {
  const handler = new BoundedHandler(deepest);
  const options = { xmlMode: isXml, lowerCaseTags: true, lowerCaseAttributeNames: true };
  const parser = new Parser(handler, options);
  parser.end(source);
  return handler.root;
}

class BoundedHandler extends DomHandler {
  readonly #deepest: number;
  #depth = 0;

  constructor(deepest: number) {
    super();
    this.#deepest = deepest;
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.#depth++;
    if (this.#depth > this.#deepest) {
      throw new ReadDefect("damaged", "Its elements are nested deeper than any book nests them.");
    }
    if (this.#depth <= limits.markupDepth) super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    if (this.#depth <= limits.markupDepth) super.onclosetag();
    this.#depth--;
  }
}

/** An element's name without the prefix of its namespace. */
export function localName(element: Element): string {
  return element.name.slice(element.name.indexOf(":") + 1);
}

export function childElements(node: Document | Element): Element[] {
  return node.children.filter((child) => isTag(child));
}

/** An attribute with or without a prefix: `href` finds `xlink:href` too. */
export function attribute(element: Element, name: string): string | undefined {
  const exact = element.attribs[name];
  if (exact !== undefined) return exact;
  const prefixed = Object.keys(element.attribs).find((key) => key.endsWith(`:${name}`));
  return prefixed === undefined ? undefined : element.attribs[prefixed];
}
