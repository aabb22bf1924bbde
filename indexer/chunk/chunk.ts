import { createHash } from "node:crypto";
import type { ReadBook } from "#lib/library";
import type { ContentsEntry } from "#lib/protocol";
import { atomsOf } from "./atoms.ts";
import { countedAtoms, inBatches, type CountTokens } from "./counted-atoms.ts";
import { draftPassages, withShortHeadings, type Draft } from "./draft-passages.ts";
import { embeddedText } from "./embedded-text.ts";
import { headingPaths } from "./heading-paths.ts";
import { packAtoms } from "./pack-atoms.ts";

/** A part of a book that is found, embedded and quoted as one. */
export interface Passage extends Draft {
  /** Of the document, the place and the text: the same passage has the same id for ever. */
  readonly id: string;
  readonly section: number;
  /** Of what is embedded, without the marks around it. */
  readonly tokens: number;
  /** Of what is embedded. */
  readonly textHash: string;
}

export interface ChunkOptions {
  /** As the embedding model counts. */
  readonly countTokens: CountTokens;
  /** What the model reads of one text, the marks around it included. */
  readonly contextTokens: number;
}

/** Raise it when the same book would give other passages. */
export const chunkRelease = 1;

/** Room in a context for the headings above a passage and the marks around both. */
const headingTokens = 64;
const markTokens = 8;

/** Cuts a book into passages, in its order. All of its text is in at least one of them. */
export async function chunk(
  documentId: string,
  book: ReadBook,
  options: ChunkOptions,
): Promise<Passage[]> {
  const countTokens = inBatches(options.countTokens);
  const mostTokens = Math.max(1, options.contextTokens - headingTokens - markTokens);
  const { language } = book;
  const entries = Map.groupBy(book.contents, ({ section }) => section);
  const paths = headingPaths(book);
  const passages: Passage[] = [];
  for (const [number, section] of book.sections.entries()) {
    const levels = levelsOf(entries.get(number));
    const whole = atomsOf({ section, language, entries: levels });
    const atoms = await countedAtoms(whole, { text: section.text, countTokens, most: mostTokens });
    const drafts = await withShortHeadings(
      draftPassages(packAtoms(atoms, mostTokens), atoms, {
        section,
        language,
        paths: paths[number] ?? [],
      }),
      { countTokens, most: headingTokens },
    );
    const texts = drafts.map((draft) => textOf(section.text, draft));
    const counts = await countTokens(texts);
    for (const [index, draft] of drafts.entries()) {
      const textHash = hashOf(texts[index] ?? "");
      const id = hashOf([documentId, number, draft.start, textHash].join("/"));
      passages.push({ id, section: number, ...draft, tokens: counts[index] ?? 0, textHash });
    }
  }
  return passages;
}

/** What begins at each offset of a section, by the table of contents: the greatest of it. */
function levelsOf(entries: readonly ContentsEntry[] = []): Map<number, number> {
  const levels = new Map<number, number>();
  for (const { offset, level } of entries) {
    levels.set(offset, Math.min(level, levels.get(offset) ?? Infinity));
  }
  return levels;
}

function textOf(text: string, { start, end, headings }: Draft): string {
  return embeddedText(headings, text.slice(start, end));
}

/** Half of a SHA-256: enough that no two texts of a library ever meet, and half of the room in every row. */
function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
