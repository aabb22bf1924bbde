import { readFile } from "node:fs/promises";
import type { DraftBook } from "../draft/draft.ts";
import { splitSection } from "../draft/split-section.ts";
import { languageTag } from "../language.ts";
import { limits } from "../limits.ts";
import type { ReadFile } from "../read-file.ts";
import { requireSize } from "../require-size.ts";
import { blocksOfText } from "./blocks-of-text.ts";
import { decodeText } from "./decode.ts";
import { unwrapGutenberg } from "./gutenberg.ts";
import { languageNamed } from "./language-names.ts";

/** From here on a text is divided where it has headings. */
const longNote = 12_000;

/** Reads plain text in whatever encoding it is. */
export async function readText({ path, title, onProgress }: ReadFile): Promise<DraftBook> {
  await requireSize(path, limits.textBytes);
  const whole = decodeText(await readFile(path)).replace(/\r\n?/g, "\n");
  const { facts, text } = unwrapGutenberg(whole);
  const blocks = blocksOfText(text);
  onProgress(1, 1);
  const { languageName = "" } = facts;
  return {
    format: "text",
    title: facts.title ?? title,
    creators: facts.creators,
    language: languageTag(languageNamed(languageName)),
    // Project Gutenberg says when it put the text up, which is not when the book is from.
    year: null,
    licence: facts.licence,
    cover: null,
    images: [],
    contents: null,
    sections: splitSection({ title: null, href: null, isLinear: true, blocks }, longNote),
    notices: [],
  };
}
