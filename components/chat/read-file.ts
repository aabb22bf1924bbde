import {
  maxAttachmentBytes,
  maxAttachments,
  maxAttachmentsBytes,
  type NewAttachment,
} from "#lib/protocol";
import { bytes } from "../text/amounts.ts";
import { sizeOf } from "./file-size.ts";

const textNames =
  /\.(?:txt|text|md|markdown|mdx|rst|csv|tsv|json|jsonl|ya?ml|toml|ini|cfg|conf|log|xml|css|[cm]?[jt]sx?|py|rb|rs|go|java|kt|swift|c|h|cc|cpp|hpp|cs|php|pl|sh|bash|zsh|sql|tex|diff|patch)$/i;

/** Whose text only a reader of books gets out. */
const documentNames = /\.(?:epub|pdf|x?html?)$/i;

/** Whether a file is a book or a document and no plain text. */
export function isDocument({ name, type }: File): boolean {
  return documentNames.test(name) || type === "text/html";
}

/** Either the file, ready to be sent, or a sentence that says by name why it cannot be. */
export type ReadFile = { readonly file: NewAttachment } | { readonly refusal: string };

/** Reads a file that was chosen, dropped or pasted, and is no document. */
export async function readFile(file: File): Promise<ReadFile> {
  const name = file.name.trim().slice(0, 200) || "text.txt";
  if (!isNamedText(file)) {
    return { refusal: `${name} cannot be attached. Texts, Markdown, EPUB, PDF and HTML can.` };
  }
  if (file.size > maxAttachmentBytes) return { refusal: tooLarge(name, file.size) };
  const content = await file.arrayBuffer().catch(() => undefined);
  if (content === undefined) return { refusal: `${name} could not be read.` };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(content);
    if (text.includes("\0")) throw new TypeError("A text holds no zero bytes.");
    return { file: attachmentOf(name, text) };
  } catch {
    return { refusal: `${name} is not text in UTF-8. Save it as UTF-8 and attach it again.` };
  }
}

export function attachmentOf(name: string, text: string): NewAttachment {
  return { id: crypto.randomUUID(), name, text };
}

/** Puts files to those that are there, as far as the limits of one message allow; the rest is refused by name. */
export function withFiles(
  before: readonly NewAttachment[],
  added: readonly NewAttachment[],
): { readonly files: readonly NewAttachment[]; readonly refusals: readonly string[] } {
  const files = [...before];
  const refusals: string[] = [];
  let total = before.reduce((sum, { text }) => sum + sizeOf(text), 0);
  for (const file of added) {
    const size = sizeOf(file.text);
    if (size > maxAttachmentBytes) refusals.push(tooLarge(file.name, size));
    else if (files.length >= maxAttachments) {
      refusals.push(`${file.name} was left out: a message takes at most ${maxAttachments} files.`);
    } else if (total + size > maxAttachmentsBytes) {
      refusals.push(
        `${file.name} was left out: the files of a message may hold ${inKilobytes(maxAttachmentsBytes)} together.`,
      );
    } else {
      files.push(file);
      total += size;
    }
  }
  return { files, refusals };
}

function isNamedText({ name, type }: File): boolean {
  return type.startsWith("text/") || textNames.test(name);
}

function tooLarge(name: string, size: number): string {
  return `${name} is too large with ${bytes(size)}: a file may hold ${inKilobytes(maxAttachmentBytes)} of text.`;
}

/** The limits are powers of two; said in the same units in which they are meant. */
function inKilobytes(size: number): string {
  return `${size / 1024}\u00a0KB`;
}
