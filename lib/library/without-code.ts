const fenceLine = /^ {0,3}(`{3,}|~{3,})/u;

/** A Markdown text with its code blanked out; every other character stays at its place. */
export function withoutCode(markdown: string): string {
  let fence: string | undefined;
  const paragraphs: string[][] = [[]];
  const lines: string[] = [];
  const endParagraph = () => {
    const paragraph = paragraphs.pop() ?? [];
    if (paragraph.length > 0) lines.push(withoutSpans(paragraph.join("\n")));
    paragraphs.push([]);
  };
  for (const line of markdown.split("\n")) {
    const mark = fenceLine.exec(line)?.[1];
    if (fence === undefined && mark === undefined && line.trim() !== "") {
      paragraphs.at(-1)?.push(line);
      continue;
    }
    endParagraph();
    const isInside = fence !== undefined || mark !== undefined;
    lines.push(isInside ? " ".repeat(line.length) : line);
    if (fence === undefined) fence = mark;
    else if (mark !== undefined && closes(line, fence)) fence = undefined;
  }
  endParagraph();
  return lines.join("\n");
}

function closes(line: string, fence: string): boolean {
  const marks = line.trim();
  return marks.length >= fence.length && marks === fence.charAt(0).repeat(marks.length);
}

/** Code within a paragraph: between two rows of the same number of backticks. */
function withoutSpans(paragraph: string): string {
  const rows = [...paragraph.matchAll(/`+/gu)].map(({ 0: { length }, index }) => ({
    index,
    length,
  }));
  const partners = partnersOf(rows);
  let text = "";
  let from = 0;
  for (const [place, { index }] of rows.entries()) {
    const close = rows[partners[place] ?? -1];
    if (index < from || close === undefined) continue;
    const end = close.index + close.length;
    text += paragraph.slice(from, index) + blank(paragraph.slice(index, end));
    from = end;
  }
  return text + paragraph.slice(from);
}

/** For each row the place of the next one that is as long. Found from behind, so that it takes one walk. */
function partnersOf(rows: readonly { readonly length: number }[]): (number | undefined)[] {
  const next = new Map<number, number>();
  const partners = rows.toReversed().map(({ length }, distance) => {
    const partner = next.get(length);
    next.set(length, rows.length - 1 - distance);
    return partner;
  });
  return partners.toReversed();
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/gu, (letter) => " ".repeat(letter.length));
}
