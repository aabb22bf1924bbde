/** A fenced code block that begins where its source begins. */
export interface Fence {
  readonly language: string;
  readonly code: string;
  /** Where the closing line ends in the source; undefined while the fence is still open. */
  readonly end: number | undefined;
}

/** A line that would begin or end a fence, anywhere in a text. */
export const fenceLine = /^ {0,3}(?:`{3,}|~{3,})/m;

const opening = /^(?:[ \t]*\n)*( {0,3})(?:(`{3,})([^`\n]*)|(~{3,})([^\n]*))\n/;

/**
 * Reads the fence a source begins with; undefined when it begins with something else, or when its
 * first line is not complete yet and may still become something else.
 */
export function readFence(source: string): Fence | undefined {
  const match = opening.exec(source);
  if (match === null) return undefined;
  const [first, indent = "", backticks, backtickInfo, tildes, tildeInfo] = match;
  const marker = backticks ?? tildes ?? "```";
  const body = source.slice(first.length);
  const closing = new RegExp(`^ {0,3}${marker[0]}{${marker.length},}[ \\t]*(?:\\n|$)`, "m").exec(
    body,
  );
  const code = closing === null ? body : body.slice(0, closing.index);
  return {
    language: (backtickInfo ?? tildeInfo ?? "").trim().split(/\s/, 1)[0] ?? "",
    code: withoutIndent(code, indent.length).replace(/\n$/, ""),
    end: closing === null ? undefined : first.length + closing.index + closing[0].length,
  };
}

function withoutIndent(code: string, width: number): string {
  return width === 0 ? code : code.replace(new RegExp(`^ {1,${width}}`, "gm"), "");
}
