import { isTag, type Element } from "domhandler";
import { textContent } from "domutils";
import { childElements, localName } from "./parse-markup.ts";
import { isBlock } from "./roles.ts";

const longestLine = 120;

/**
 * True for a stanza whose lines are elements of their own; false where `br` ends the lines, and each
 * paragraph is a stanza.
 */
export function isMadeOfLines(stanza: Element): boolean {
  const waiting = childElements(stanza);
  let lines = 0;
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    const inner = childElements(element);
    if (localName(element) === "br" || /^h[1-6]$/.test(localName(element))) return false;
    if (isBlock(element) && !inner.some((child) => isTag(child) && isBlock(child))) {
      if (textContent(element).trim().length > longestLine) return false;
      lines++;
    }
    waiting.push(...inner);
  }
  return lines > 1;
}
