import { readFile } from "node:fs/promises";
import { getDocumentProxy } from "unpdf";
import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { ReadDefect } from "../defect.ts";
import { cleanLine } from "../draft/clean-text.ts";
import type { DraftBook } from "../draft/draft.ts";
import { splitSection } from "../draft/split-section.ts";
import { languageTag } from "../language.ts";
import { limits } from "../limits.ts";
import type { ReadFile } from "../read-file.ts";
import { requireSize } from "../require-size.ts";
import { yearIn } from "../year.ts";
import { blocksOfLines } from "./blocks-of-lines.ts";
import { applyOutline, readOutline } from "./outline.ts";
import { linesOf, type PageLine } from "./page-lines.ts";
import { withoutRunningLines } from "./running-lines.ts";

/** Reads the text layer of a PDF: what was scanned and never recognised has none. */
export async function readPdf({ path, title, onProgress }: ReadFile): Promise<DraftBook> {
  await requireSize(path, limits.pdfBytes);
  const pdf = await opened(await readFile(path));
  if (pdf.numPages > limits.pdfPages) {
    throw new ReadDefect("too-large", "This PDF has more pages than any book.");
  }
  const lines: PageLine[] = [];
  let empty = 0;
  for (let page = 1; page <= pdf.numPages; page++) {
    const onPage = await readPage(pdf, page);
    if (onPage.length === 0) empty++;
    lines.push(...onPage);
    onProgress(page, pdf.numPages);
  }
  if (lines.length === 0) {
    throw new ReadDefect(
      "no-text",
      "This PDF holds pictures of pages and no text that could be searched.",
    );
  }
  const { blocks, contents } = applyOutline(
    blocksOfLines(withoutRunningLines(lines)),
    await readOutline(pdf),
  );
  const facts = await factsOf(pdf);
  return {
    format: "pdf",
    ...facts,
    title: facts.title ?? title,
    licence: null,
    cover: null,
    images: [],
    contents: contents.length === 0 ? null : contents,
    sections: splitSection({ title: null, href: "", isLinear: true, blocks }),
    notices: empty === 0 ? [] : [`${empty} of its ${pdf.numPages} pages have no text.`],
  };
}

async function opened(bytes: Buffer): Promise<PDFDocumentProxy> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      useSystemFonts: false,
      disableFontFace: true,
      verbosity: 0,
    });
  } catch (cause) {
    if (cause instanceof Error && cause.name === "PasswordException") {
      throw new ReadDefect("encrypted", "This PDF is locked by a password.", { cause });
    }
    throw new ReadDefect("damaged", "This PDF is damaged and cannot be opened.", { cause });
  }
}

/** A page that cannot be read is as good as one without text: the others are read all the same. */
async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PageLine[]> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const [, bottom = 0, , top = 0] = page.view;
    page.cleanup();
    const runs = items.flatMap((item) => ("str" in item ? [item] : []));
    return linesOf(runs, { page: number, heightPoints: Math.max(1, top - bottom) });
  } catch {
    return [];
  }
}

async function factsOf(pdf: PDFDocumentProxy) {
  const { info } = await pdf.getMetadata();
  const fields = new Map(Object.entries(info));
  const line = (name: string) => {
    const value = fields.get(name);
    return typeof value === "string" ? cleanLine(value) : "";
  };
  const author = line("Author");
  return {
    title: line("Title") || undefined,
    creators: author === "" ? [] : author.split(/\s*;\s*/).slice(0, 20),
    language: languageTag(line("Language")),
    year: yearIn(line("CreationDate").replace(/^D:(\d{4})/, "$1 ")),
  };
}
