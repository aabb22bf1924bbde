import type { ReadingPlace } from "#lib/protocol";
import { firstPlaceSeen, rectOf } from "./dom-place.ts";

/** Between two pages, in pixels. */
export const pageGap = 64;

/** A box whose text lies in columns of its own width, of which it shows one. */
export class Pages {
  readonly #box: HTMLElement;

  constructor(box: HTMLElement) {
    this.#box = box;
  }

  /** The part of the book that is laid out; undefined while it is not painted. */
  part(): HTMLElement | undefined {
    return this.#box.querySelector<HTMLElement>("[data-painted]") ?? undefined;
  }

  count(): number {
    return Math.max(Math.round((this.#box.scrollWidth + pageGap) / this.#pitch()), 1);
  }

  show(page: number): void {
    this.#box.scrollLeft = page * this.#pitch() * (this.#isRtl() ? -1 : 1);
  }

  /** The page that a place of the part begins on. */
  pageOf(part: HTMLElement, offset: number): number {
    const rect = rectOf(part, offset);
    return rect === undefined ? 0 : this.#pagesOf(rect).first;
  }

  /** The first place of the part on a page. */
  firstOn(part: HTMLElement, page: number): ReadingPlace | undefined {
    return firstPlaceSeen(part, (rect) => this.#pagesOf(rect).last >= page);
  }

  #isRtl(): boolean {
    return getComputedStyle(this.#box).direction === "rtl";
  }

  #pitch(): number {
    return this.#box.clientWidth + pageGap;
  }

  /** The pages that a rectangle begins and ends on. */
  #pagesOf({ left, right }: DOMRect): { first: number; last: number } {
    const edge = this.#box.getBoundingClientRect();
    const at = (distance: number) =>
      Math.floor((distance + Math.abs(this.#box.scrollLeft)) / this.#pitch());
    return this.#isRtl()
      ? { first: at(edge.right - right + 1), last: at(edge.right - left - 1) }
      : { first: at(left - edge.left + 1), last: at(right - edge.left - 1) };
  }
}
