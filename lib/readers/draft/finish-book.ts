import type { ReadBook, ReadSection } from "#lib/library";
import type { ContentsEntry } from "#lib/protocol";
import { ReadDefect } from "../defect.ts";
import { detectLanguage, directionOf } from "../language.ts";
import { limits } from "../limits.ts";
import { cleanLine } from "./clean-text.ts";
import type { DraftBlock, DraftBook, DraftSection } from "./draft.ts";
import { findSpots, layOut, type Spots } from "./lay-out.ts";

/**
 * Turns a draft into the book that is kept: places instead of names, pictures numbered without
 * gaps, sections titled, language and direction told. Throws when there is nothing to read.
 */
export function finishBook(draft: DraftBook): ReadBook {
  const { contents: draftContents, images, ...facts } = draft;
  const drafts = renumbered(draft.sections, images).filter(({ blocks }) => blocks.length > 0);
  requireText(drafts, images.length);
  const spots = findSpots(drafts);
  const laidOut = drafts.map((section) => layOut(section, spots));
  const named = placedContents(draftContents ?? [], spots);
  const contents = named.length > 0 ? named : contentsOfHeadings(laidOut);
  const sample = laidOut.map(({ text }) => text).join("\n");
  const language = facts.language ?? detectLanguage(sample);
  return {
    ...facts,
    language,
    direction: mostlyRightToLeft(laidOut) ? "rtl" : "ltr",
    images: images.filter((image) => image !== undefined),
    contents,
    sections: titled(laidOut, contents).map((section) => withForeignLanguages(section, language)),
  };
}

/** Pictures that could not be kept leave no gap in the numbers, and nothing where they had no description. */
function renumbered(
  sections: readonly DraftSection[],
  images: DraftBook["images"],
): DraftSection[] {
  let kept = 0;
  const numbers = images.map((image) => (image === undefined ? null : kept++));
  const renumber = (block: DraftBlock): DraftBlock =>
    block.kind === "image" ? { ...block, image: numbers[block.image ?? -1] ?? null } : block;
  const isSeen = ({ kind, text, image }: DraftBlock) =>
    kind !== "image" || text !== "" || image !== null;
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map(renumber).filter(isSeen),
  }));
}

/** A page of a comic or of a scan carries a number or a caption at most. */
const lettersOfPicturePage = 20;

function requireText(sections: readonly DraftSection[], pictures: number): void {
  const blocks = sections.flatMap((section) => section.blocks);
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (length > limits.bookText || blocks.length > limits.blocks) {
    throw new ReadDefect("too-large", "This file holds more text than any book does.");
  }
  const needed = pictures > 3 ? pictures * lettersOfPicturePage : 1;
  if (
    hasLetters(
      blocks.filter(({ kind }) => kind !== "image"),
      needed,
    )
  )
    return;
  throw new ReadDefect(
    "no-text",
    pictures > 0
      ? "This book is made of pictures of its pages and has no text that could be searched."
      : "There is no text in this file.",
  );
}

/** Counts no further than it has to: most books have enough on their first page. */
function hasLetters(blocks: readonly DraftBlock[], needed: number): boolean {
  let letters = 0;
  for (const { text } of blocks) {
    letters += text.slice(0, needed * 20).match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    if (letters >= needed) return true;
  }
  return false;
}

function placedContents(drafts: NonNullable<DraftBook["contents"]>, spots: Spots): ContentsEntry[] {
  return drafts.slice(0, limits.contents).flatMap(({ title, level, target }) => {
    const spot = spots.get(target) ?? spots.get(target.split("#")[0] ?? "");
    const line = cleanLine(title);
    return spot === undefined || line === "" ? [] : [{ title: line, level, ...spot }];
  });
}

function contentsOfHeadings(sections: readonly ReadSection[]): ContentsEntry[] {
  const entries = sections.flatMap(({ text, blocks }, section) =>
    blocks
      .filter(({ kind, start, end }) => kind === "heading" && end > start)
      .map(({ start, end, level = 1 }) => ({
        title: cleanLine(text.slice(start, end), 200),
        level,
        section,
        offset: start,
      })),
  );
  const highest = entries.reduce((least, { level }) => Math.min(least, level), 6);
  return entries.slice(0, limits.contents).map(({ title, level, section, offset }) => ({
    title,
    level: level - highest + 1,
    section,
    offset,
  }));
}

/** By the contents where they lead to its beginning, else by its first heading. */
function titled(
  sections: readonly ReadSection[],
  contents: readonly ContentsEntry[],
): ReadSection[] {
  const leading = new Map<number, ContentsEntry>();
  for (const entry of contents) {
    const known = leading.get(entry.section);
    if (known === undefined || entry.offset < known.offset) leading.set(entry.section, entry);
  }
  return sections.map((section, index) => {
    const first = section.blocks.slice(0, 4).find(({ kind }) => kind === "heading");
    const entry = leading.get(index);
    const isAtStart = entry !== undefined && entry.offset <= (first?.end ?? 0);
    const heading = first === undefined ? "" : section.text.slice(first.start, first.end);
    const title = isAtStart ? entry.title : cleanLine(heading, 200) || section.title;
    return { ...section, title };
  });
}

/** A block says its language only where that is another than the book's. */
function withForeignLanguages(section: ReadSection, ofBook: string | null): ReadSection {
  const [own] = (ofBook ?? "").split("-");
  const blocks = section.blocks.map((block) => {
    const { language, ...rest } = block;
    return language?.split("-")[0] === own ? rest : block;
  });
  return { ...section, blocks };
}

function mostlyRightToLeft(sections: readonly ReadSection[]): boolean {
  let balance = 0;
  for (const { text, blocks } of sections) {
    for (const { start, end, direction } of blocks) {
      const isRightToLeft = (direction ?? directionOf(text.slice(start, end))) === "rtl";
      balance += isRightToLeft ? end - start : start - end;
    }
  }
  return balance > 0;
}
