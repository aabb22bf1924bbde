/**
 * A text that only grows, read by many from where each of them left off. That position is all a
 * reader costs, so a slow one gets larger pieces instead of a longer queue.
 */
export class GrowingText {
  readonly #pieces: string[] = [];

  /** The position behind the last piece. */
  get end(): number {
    return this.#pieces.length;
  }

  append(piece: string): void {
    if (piece !== "") this.#pieces.push(piece);
  }

  since(position: number): string {
    return this.#pieces.slice(position).join("");
  }

  whole(): string {
    return this.since(0);
  }
}
