import { readFile } from "node:fs/promises";
import { getElementsByTagName, textContent } from "domutils";
import type { Document } from "domhandler";
import { cleanLine } from "../draft/clean-text.ts";
import { targetOf, type DraftBook } from "../draft/draft.ts";
import { splitSection } from "../draft/split-section.ts";
import { languageTag } from "../language.ts";
import { limits } from "../limits.ts";
import type { ReadFile } from "../read-file.ts";
import { requireSize } from "../require-size.ts";
import { decodeMarkup } from "../text/decode.ts";
import { yearIn } from "../year.ts";
import { blocksOf } from "./blocks-of.ts";
import { attribute, parseMarkup } from "./parse-markup.ts";

/** Reads a page of HTML. Its pictures lie outside of it and are not gone for. */
export async function readHtml({ path, title, onProgress }: ReadFile): Promise<DraftBook> {
  await requireSize(path, limits.markupBytes);
  const document = parseMarkup(decodeMarkup(await readFile(path)), { isXml: false });
  const section = {
    title: null,
    href: "",
    isLinear: true,
    blocks: blocksOf(document, {
      target: (href) => (href.startsWith("#") ? targetOf("", href.slice(1)) : undefined),
      image: () => null,
    }),
  };
  const sections = splitSection(section);
  onProgress(1, 1);
  const [root] = getElementsByTagName("html", document, true, 1);
  const author = metaOf(document, "author");
  return {
    format: "html",
    title: titleOf(document) || title,
    creators: author === undefined ? [] : [author],
    language: languageTag(root === undefined ? undefined : attribute(root, "lang")),
    year: yearIn(metaOf(document, "date") ?? ""),
    licence: metaOf(document, "dcterms.rights") ?? metaOf(document, "copyright") ?? null,
    cover: null,
    images: [],
    contents: null,
    sections,
    notices: [],
  };
}

function titleOf(document: Document): string {
  const [title] = getElementsByTagName("title", document, true, 1);
  const [heading] = getElementsByTagName("h1", document, true, 1);
  const named = title === undefined ? "" : cleanLine(textContent(title));
  return named || (heading === undefined ? "" : cleanLine(textContent(heading)));
}

function metaOf(document: Document, name: string): string | undefined {
  const metas = getElementsByTagName("meta", document);
  const found = metas.find(({ attribs }) => attribs["name"]?.toLowerCase() === name);
  return cleanLine(found?.attribs["content"] ?? "") || undefined;
}
