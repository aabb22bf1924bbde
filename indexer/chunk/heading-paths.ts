import type { ReadBook, ReadSection } from "#lib/library";

interface Step {
  readonly level: number;
  readonly title: string;
}

/** A path is a hint: more of it would only take room from the passage. */
const longestHeading = 120;
const longestPath = 200;

/**
 * For each section, for each of its blocks, the headings above it, outermost first: those of the
 * table of contents, then those of the section itself that the table does not name.
 */
export function headingPaths(book: ReadBook): string[][][] {
  const entries = book.contents.toSorted(
    (one, other) => one.section - other.section || one.offset - other.offset,
  );
  let outer: readonly Step[] = [];
  let next = 0;
  return book.sections.map((section, number) => {
    let inner: readonly Step[] = [];
    let path = pathOf(outer, inner, section);
    return section.blocks.map((block) => {
      const stepsBefore = [outer, inner];
      for (let entry = entries[next]; entry !== undefined; entry = entries[++next]) {
        if (entry.section > number) break;
        if (entry.section === number && entry.offset > block.start) break;
        outer = below(outer, entry);
      }
      if (block.kind === "heading") {
        const title = section.text.slice(block.start, block.end);
        inner = below(inner, { level: block.level ?? 1, title });
      }
      if (stepsBefore[0] !== outer || stepsBefore[1] !== inner) {
        path = pathOf(outer, inner, section);
      }
      return path;
    });
  });
}

function below(steps: readonly Step[], { level, title }: Step): Step[] {
  return [...steps.filter((step) => step.level < level), { level, title: settled(title) }];
}

function pathOf(outer: readonly Step[], inner: readonly Step[], section: ReadSection): string[] {
  const titles = [...outer, ...inner].map(({ title }) => title).filter((title) => title !== "");
  const distinct = titles.filter((title, index) => !isNamed(titles.slice(0, index), title));
  const found = distinct.length > 0 ? distinct : section.title === null ? [] : [section.title];
  return shortened(found, longestPath);
}

function isNamed(titles: readonly string[], title: string): boolean {
  return titles.some((other) => other.toLowerCase() === title.toLowerCase());
}

/** The nearest headings of a path that have room in so many letters. */
export function shortened(path: readonly string[], letters: number): string[] {
  const kept: string[] = [];
  let room = letters;
  for (const title of path.toReversed()) {
    const most = Math.max(0, Math.min(longestHeading, room));
    const cut = Array.from(settled(title)).slice(0, most).join("");
    if (cut === "") break;
    kept.unshift(cut);
    room -= cut.length;
  }
  return kept;
}

function settled(title: string): string {
  return title
    .slice(0, 4 * longestHeading)
    .replaceAll(/\s+/gu, " ")
    .trim();
}
