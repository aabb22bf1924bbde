interface Found {
  /** `$`, `$$`, `\(` or `\[`. */
  readonly opening: string;
  readonly content: string;
  /** What follows the closing mark; empty at the end of the text. */
  readonly next: string;
}

/** Beside a letter or a digit a dollar is money or a name: `US$5`, `$HOME/$USER`. */
export const touches = /[A-Za-z0-9$]/;

/**
 * Whether what stands between two marks is maths. Brackets with a backslash nobody writes by
 * accident. A single dollar is more often money, so it must touch its formula on both sides and
 * nothing else, and a number followed by words is a price.
 */
export function isMaths({ opening, content, next }: Found): boolean {
  if (content.trim() === "") return false;
  if (opening.startsWith("\\")) return true;
  if (opening === "$$") return !content.startsWith("$") && next !== "$";
  return content.trim() === content && !touches.test(next) && !isPrice(content);
}

function isPrice(content: string): boolean {
  return /^[\d.,]/.test(content) && !content.includes("\\") && /[a-z]{2}/i.test(content);
}
