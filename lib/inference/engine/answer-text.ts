import type { Token } from "node-llama-cpp";
import type { Prompt } from "./prompt.ts";
import { StopText } from "./stop-text.ts";
import { Thinking, type SplitText } from "./thinking.ts";
import { TokenText, type TokenReader } from "./token-text.ts";

export interface AnswerTextOptions {
  readonly reader: TokenReader<Token>;
  readonly prompt: Prompt;
  readonly stops: readonly string[];
}

/** From tokens to what a reader sees: whole letters, thinking apart, nothing of a stop text. */
export class AnswerText {
  private readonly letters: TokenText<Token>;
  private readonly thinking: Thinking;
  private readonly stop: StopText;
  private isFresh: boolean;

  constructor({ reader, prompt, stops }: AnswerTextOptions) {
    this.letters = new TokenText({ reader, before: prompt.tokens, visible: prompt.visible });
    this.thinking = new Thinking(prompt.thinking);
    this.stop = new StopText([...stops, ...prompt.stops]);
    this.isFresh = !prompt.isContinuation;
  }

  get isStopped(): boolean {
    return this.stop.isStopped;
  }

  get isThinking(): boolean {
    return this.thinking.isThinking;
  }

  push(token: Token): SplitText {
    return this.shown(this.thinking.push(this.letters.push(token)));
  }

  end(): SplitText {
    if (this.isStopped) return { reasoning: "", text: "" };
    const last = this.shown(this.thinking.push(this.letters.end()));
    const rest = this.thinking.end();
    const text = this.shown(rest).text;
    return {
      reasoning: last.reasoning + rest.reasoning,
      text: last.text + text + this.stop.end(),
    };
  }

  /** A SentencePiece answer begins with a space that belongs to no word; it is not part of the text. */
  private shown({ reasoning, text }: SplitText): SplitText {
    let begun = text;
    if (this.isFresh && text !== "") {
      begun = text.replace(/^ /, "");
      this.isFresh = false;
    }
    return { reasoning, text: this.stop.push(begun) };
  }
}
