import type { ReadingPlace } from "#lib/protocol";

/**
 * The painted text and the book's agree: an element with `data-start` paints the text from there
 * on, letter by letter, but for what stands in `data-aside` or is the reading of a ruby.
 */
const notText = "[data-aside], rt, rp";

/** Where in the book a point of the page is; undefined outside its text. */
export function placeOf(node: Node, nodeOffset: number): ReadingPlace | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const section = element?.closest<HTMLElement>("[data-section]");
  const block = element?.closest<HTMLElement>("[data-start]");
  if (!section || !block) return undefined;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, nodeOffset);
  const length = textNodesIn(block).reduce((sum, text) => sum + lengthWithin(text, before), 0);
  return {
    section: Number(section.dataset["section"]),
    offset: Number(block.dataset["start"]) + length,
  };
}

function lengthWithin(text: Text, range: Range): number {
  if (!range.intersectsNode(text)) return 0;
  return text === range.endContainer ? range.endOffset : text.length;
}

/** The element that paints a place of a section; undefined while it is not painted. */
export function blockAt(section: Element, offset: number): HTMLElement | undefined {
  let found: HTMLElement | undefined;
  for (const block of section.querySelectorAll<HTMLElement>("[data-start]")) {
    const start = Number(block.dataset["start"]);
    if (start <= offset || found === undefined) found = block;
    if (start > offset) break;
  }
  return found;
}

/** Where a place is on the screen, to the line; undefined while it is not painted. */
export function rectOf(section: Element, offset: number): DOMRect | undefined {
  const block = blockAt(section, offset);
  return block && rectWithin(block, offset - Number(block.dataset["start"]));
}

function rectWithin(block: HTMLElement, offset: number): DOMRect {
  let left = offset;
  for (const text of textNodesIn(block)) {
    if (left < text.length) {
      const range = document.createRange();
      range.setStart(text, Math.max(left, 0));
      range.setEnd(text, Math.max(left, 0) + 1);
      const [rect] = range.getClientRects();
      return rect ?? block.getBoundingClientRect();
    }
    left -= text.length;
  }
  return block.getBoundingClientRect();
}

/** The first place of a painted section for which `isSeen` holds of its rectangle; they must come in reading order. */
export function firstPlaceSeen(
  section: HTMLElement,
  isSeen: (rect: DOMRect) => boolean,
): ReadingPlace | undefined {
  const blocks = [...section.querySelectorAll<HTMLElement>("[data-start]")];
  const block = blocks[firstIndex(blocks.length, (at) => isSeen(blockRect(blocks[at])))];
  if (block === undefined) return undefined;
  const length = textNodesIn(block).reduce((sum, text) => sum + text.length, 0);
  const within = firstIndex(length, (at) => isSeen(rectWithin(block, at)));
  const offset = Number(block.dataset["start"]) + (within === length ? 0 : within);
  return { section: Number(section.dataset["section"]), offset };
}

function blockRect(block: HTMLElement | undefined): DOMRect {
  return block?.getBoundingClientRect() ?? new DOMRect();
}

/** The first index that passes, where all after it pass too; `length` when none does. */
function firstIndex(length: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function textNodesIn(block: HTMLElement): Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ALL, (node) => {
    if (node instanceof Element && node.matches(notText)) return NodeFilter.FILTER_REJECT;
    return node instanceof Text ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) texts.push(node);
  }
  return texts;
}
