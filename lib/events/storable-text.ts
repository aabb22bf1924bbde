/** Postgres stores no NUL; a model may write one all the same. */
const nul = "\0";
const replacement = "\ufffd";

/** One text that arrives in pieces, each made fit to be stored: no NUL, no half of a surrogate pair. */
export class StorableText {
  #held = "";

  /** The piece as it may be stored; its last half of a pair waits for the next piece. */
  take(piece: string): string {
    const text = this.#held + piece;
    const last = text.charCodeAt(text.length - 1);
    const isCut = last >= 0xd800 && last <= 0xdbff;
    this.#held = isCut ? text.slice(-1) : "";
    const whole = isCut ? text.slice(0, -1) : text;
    return whole.replaceAll(nul, replacement).toWellFormed();
  }

  /** What is left when nothing comes any more. */
  end(): string {
    const left = this.#held.toWellFormed();
    this.#held = "";
    return left;
  }
}
