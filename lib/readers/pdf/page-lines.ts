export interface PageLine {
  readonly page: number;
  readonly text: string;
  /** In points from the page's lower left corner. */
  readonly left: number;
  readonly right: number;
  readonly base: number;
  /** Of its letters, in points. */
  readonly size: number;
  /** 0 at the top of the page, 1 at its foot. */
  readonly height: number;
}

/** A run of letters as the PDF library tells it. */
export interface TextRun {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

export interface PageFacts {
  readonly page: number;
  readonly heightPoints: number;
}

interface OpenLine {
  text: string;
  left: number;
  right: number;
  base: number;
  size: number;
}

/** Joins the runs of a page to lines, in the order in which the page draws them. */
export function linesOf(runs: readonly TextRun[], { page, heightPoints }: PageFacts): PageLine[] {
  const lines: OpenLine[] = [];
  let open: OpenLine | undefined;
  for (const { str, transform, width, height, hasEOL } of runs) {
    const [, , , , left = 0, base = 0] = transform;
    const size = height || Math.hypot(transform[2] ?? 0, transform[3] ?? 0);
    const isSame =
      open !== undefined && Math.abs(open.base - base) < open.size * 0.5 && left > open.left - 1;
    if (open !== undefined && isSame)
      extend(open, { text: str, left, right: left + width, base, size });
    else if (str.trim() !== "") {
      open = { text: str, left, right: left + width, base, size };
      lines.push(open);
    }
    if (hasEOL) open = undefined;
  }
  return lines
    .map(({ text, ...line }) => {
      const height = 1 - line.base / heightPoints;
      return Object.assign(line, { page, height, text: text.replace(/\s+/g, " ").trim() });
    })
    .filter(({ text }) => text !== "");
}

function extend(line: OpenLine, run: OpenLine): void {
  const isApart = run.left - line.right > line.size * 0.15;
  const needsSpace = isApart && !line.text.endsWith(" ") && !run.text.startsWith(" ");
  line.text += (needsSpace ? " " : "") + run.text;
  line.right = Math.max(line.right, run.right);
  line.size = Math.max(line.size, run.size);
}
