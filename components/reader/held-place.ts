import type { ReadingPlace } from "#lib/protocol";
import { firstPlaceSeen, rectOf } from "./dom-place.ts";
import type { Goal, Seen } from "./flow.ts";

/** Below the edge, in pixels, a place that was gone to begins. */
const airAbove = 20;

/** A place in a box that scrolls, and how far below the upper edge it is to stand. */
export class HeldPlace {
  readonly #box: HTMLElement;
  readonly #onThere: (part: HTMLElement, seen: Seen) => void;
  #place: ReadingPlace;
  #top: number;
  /** False until the place is painted for the first time. */
  #isThere = false;
  #ownScroll = -1;

  /** `onThere` is called once, when the goal is painted and stands where it should. */
  constructor(
    box: HTMLElement,
    { section, offset, isCited }: Goal,
    onThere: (part: HTMLElement, seen: Seen) => void,
  ) {
    this.#box = box;
    this.#onThere = onThere;
    this.#place = { section, offset };
    this.#top = isCited ? box.clientHeight / 4 : airAbove;
  }

  /** Puts the place back where it stood, after something around it has changed. */
  align(): void {
    const part = this.#box.querySelector<HTMLElement>(`[data-section="${this.#place.section}"]`);
    if (part === null) return;
    const rect = rectOf(part, this.#place.offset) ?? part.getBoundingClientRect();
    const off = rect.top - this.#edge() - this.#top;
    if (Math.abs(off) >= 1) this.#box.scrollTop += off;
    this.#ownScroll = this.#box.scrollTop;
    if (this.#isThere || !isPainted(part)) return;
    this.#isThere = true;
    const seen = { place: this.#place, part: this.#partAbove(part), isByReader: false };
    this.#onThere(part, seen);
  }

  /** What is seen now is held from now on; undefined when the box was not scrolled by its reader. */
  take(hasIntent: boolean): Seen | undefined {
    if (Math.abs(this.#box.scrollTop - this.#ownScroll) < 1.5) return undefined;
    // What the browser moves by itself while a goal is being gone to is not a wish.
    if (!this.#isThere && !hasIntent) return undefined;
    const edge = this.#edge();
    const parts = [...this.#box.querySelectorAll<HTMLElement>("[data-section]")];
    const part = parts.find((one) => one.getBoundingClientRect().bottom > edge + 1);
    if (part === undefined || !isPainted(part)) return undefined;
    const section = Number(part.dataset["section"]);
    const offset = firstPlaceSeen(part, ({ bottom }) => bottom > edge + 4)?.offset ?? 0;
    this.#isThere = true;
    this.#place = { section, offset };
    this.#top = (rectOf(part, offset) ?? part.getBoundingClientRect()).top - edge;
    return { place: this.#place, part: this.#partAbove(part), isByReader: true };
  }

  #edge(): number {
    return this.#box.getBoundingClientRect().top;
  }

  /** How much of a part lies above the edge; of the last, at its end, all. */
  #partAbove(part: HTMLElement): number {
    const { scrollTop, clientHeight, scrollHeight } = this.#box;
    if (scrollTop + clientHeight >= scrollHeight - 2) return 1;
    const { top, height } = part.getBoundingClientRect();
    return height === 0 ? 0 : (this.#edge() - top) / height;
  }
}

function isPainted(part: HTMLElement): boolean {
  return part.dataset["painted"] !== undefined;
}
