import { extname } from "node:path";
import type { ReadBook } from "#lib/library";
import { ReadDefect } from "./defect.ts";

export type Format = ReadBook["format"];

const markdownNames = [".md", ".markdown", ".mdown", ".mkd"];
/** A file in the archive, an archive without files, the first of several parts. */
const zipStarts = ["PK\u0003\u0004", "PK\u0005\u0006", "PK\u0007\u0008"];
const htmlNames = [".html", ".htm", ".xhtml"];

/** Tells what a file is by how it begins, and by its name where the beginning says nothing. */
export function recognise(name: string, head: Uint8Array): Format {
  const start = Buffer.from(head).toString("latin1");
  const extension = extname(name).toLowerCase();
  if (head.length === 0) throw new ReadDefect("no-text", "This file is empty.");
  if (zipStarts.some((bytes) => start.startsWith(bytes))) return "epub";
  if (start.slice(0, 1024).includes("%PDF-")) return "pdf";
  if (extension === ".epub") {
    throw new ReadDefect("damaged", "This file is named like an EPUB, but it is none.");
  }
  if (extension === ".pdf") {
    throw new ReadDefect("damaged", "This file is named like a PDF, but it is none.");
  }
  if (!isText(head)) throw new ReadDefect("not-a-book", "Hearth does not know this kind of file.");
  if (markdownNames.includes(extension)) return "markdown";
  return htmlNames.includes(extension) || isHtml(start) ? "html" : "text";
}

function isHtml(start: string): boolean {
  const beginning = start.replaceAll("\0", "").replace(/<!--[^]*?-->/g, "");
  return /^[^<]{0,16}(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(beginning);
}

const isControl = (byte: number) =>
  byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127;

/** A text may hold a few control characters; UTF-16 holds a zero beside every letter. */
function isText(head: Uint8Array): boolean {
  const isWide =
    (head[0] === 0xff && head[1] === 0xfe) ||
    (head[0] === 0xfe && head[1] === 0xff) ||
    hasZerosOnOneSide(head);
  return isWide || head.filter(isControl).length < head.length / 10;
}

function hasZerosOnOneSide(head: Uint8Array): boolean {
  const zeros = (parity: number) =>
    head.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const [even, odd] = [zeros(0), zeros(1)];
  return Math.min(even, odd) === 0 && Math.max(even, odd) > head.length / 5;
}
