import type { Code, Effects, State, Token } from "micromark-util-types";
import { isMaths } from "./maths-rules.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    mathsInline: "mathsInline";
    mathsDisplay: "mathsDisplay";
    mathsMark: "mathsMark";
    mathsData: "mathsData";
  }
}

/** Opening marks and what closes them. */
const marks: Readonly<Record<string, string>> = {
  $: "$",
  $$: "$$",
  "\\(": "\\)",
  "\\[": "\\]",
};

const backslash = 92;

const characterOf = (code: Code) =>
  code === null ? "" : code < 0 ? " " : String.fromCharCode(code);
const isLineEnd = (code: Code) => code !== null && code < -2;

/** Reads one piece of maths within text, character by character, as micromark's states. */
export class MathsReader {
  readonly #effects: Effects;
  readonly #ok: State;
  readonly #nok: State;
  #whole: Token | undefined;
  #mark: Token | undefined;
  #opening = "";
  #closing = "";
  #content = "";

  constructor(effects: Effects, ok: State, nok: State) {
    this.#effects = effects;
    this.#ok = ok;
    this.#nok = nok;
  }

  readonly start: State = (code) => {
    this.#whole = this.#effects.enter("mathsInline");
    this.#effects.enter("mathsMark");
    return this.#open(code);
  };

  readonly #open: State = (code) => {
    const opening = this.#opening + characterOf(code);
    if (Object.keys(marks).some((mark) => mark.startsWith(opening)) && code !== null) {
      this.#opening = opening;
      this.#effects.consume(code);
      return this.#open;
    }
    if (!Object.hasOwn(marks, this.#opening)) return this.#nok(code);
    this.#effects.exit("mathsMark");
    return this.#between(code);
  };

  readonly #between: State = (code) => {
    const isOneLine = this.#opening === "$";
    if (code === null || (isOneLine && isLineEnd(code))) return this.#nok(code);
    if (isLineEnd(code)) {
      this.#effects.enter("lineEnding");
      this.#consume(code);
      this.#effects.exit("lineEnding");
      return this.#between;
    }
    if (this.#closer.startsWith(characterOf(code))) {
      this.#mark = this.#effects.enter("mathsMark");
      this.#closing = "";
      return this.#close(code);
    }
    this.#effects.enter("mathsData");
    return this.#data(code);
  };

  readonly #close: State = (code) => {
    const closing = this.#closing + characterOf(code);
    if (this.#closing !== this.#closer && code !== null && this.#closer.startsWith(closing)) {
      this.#closing = closing;
      this.#effects.consume(code);
      return this.#close;
    }
    if (this.#closing === this.#closer) return this.#end(code);
    // It closes nothing: it is a dollar or a command within the formula.
    if (this.#mark !== undefined) this.#mark.type = "mathsData";
    this.#content += this.#closing;
    return this.#closing === "\\" ? this.#escaped(code) : this.#data(code);
  };

  readonly #end: State = (code) => {
    const found = { opening: this.#opening, content: this.#content, next: characterOf(code) };
    if (!isMaths(found)) return this.#nok(code);
    const isDisplay = this.#opening === "$$" || this.#opening === "\\[";
    if (isDisplay && this.#whole !== undefined) this.#whole.type = "mathsDisplay";
    this.#effects.exit("mathsMark");
    this.#effects.exit(isDisplay ? "mathsDisplay" : "mathsInline");
    return this.#ok(code);
  };

  readonly #data: State = (code) => {
    if (code === null || isLineEnd(code) || this.#closer.startsWith(characterOf(code))) {
      this.#effects.exit("mathsData");
      return this.#between(code);
    }
    this.#consume(code);
    return code === backslash ? this.#escaped : this.#data;
  };

  /** Whatever follows a backslash belongs to it and closes nothing. */
  readonly #escaped: State = (code) => {
    if (code === null || isLineEnd(code)) return this.#data(code);
    this.#consume(code);
    return this.#data;
  };

  get #closer(): string {
    return marks[this.#opening] ?? "";
  }

  #consume(code: Code) {
    this.#content += characterOf(code);
    this.#effects.consume(code);
  }
}
