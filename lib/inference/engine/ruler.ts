import type { ChatWrapper, LlamaModel, Tokenizer } from "node-llama-cpp";
import { AppError } from "#lib/errors";
import type { Measure, Turn } from "../contract.ts";
import { chatWrapperOf, promptOf, type Prompt } from "./prompt.ts";
import { rememberedTokens } from "./remembered-tokens.ts";

/** Letters; vocabularies have few longer entries, and those are rows of spaces. */
const longestToken = 64;

/** What the model's template puts around a conversation and around each of its turns. */
interface Frame {
  readonly promptTokens: number;
  readonly turnTokens: number;
}

/** Turns conversations into prompts and says how much of a slot they take. */
export class Ruler {
  private readonly model: LlamaModel;
  private readonly contextSize: number;
  private readonly wrapper: ChatWrapper;
  private readonly tokenizer: Tokenizer;
  private knownFrame: Frame | undefined;

  constructor(model: LlamaModel, contextSize: number) {
    this.model = model;
    this.contextSize = contextSize;
    this.wrapper = chatWrapperOf(model);
    this.tokenizer = rememberedTokens(model.tokenizer);
  }

  /** @throws AppError `context-too-long` when a slot cannot hold it and a token of the answer, `bad-input`. */
  promptOf(turns: readonly Turn[]): Prompt {
    // What cannot possibly fit is refused before it is tokenised, which would hold up every writer for seconds.
    const letters = turns.reduce((sum, { text }) => sum + text.length, 0);
    if (letters > this.contextSize * longestToken) {
      throw this.tooLong(Math.ceil(letters / longestToken));
    }
    const prompt = this.rendered(turns);
    if (prompt.tokens.length >= this.contextSize) throw this.tooLong(prompt.tokens.length);
    return prompt;
  }

  /** Counts from the last turn backwards, until a slot is full. */
  measure(turns: readonly Turn[]): Measure {
    const { contextSize } = this;
    const frame = this.frame();
    const turnTokens: number[] = [];
    let sum = frame.promptTokens;
    for (const { text } of turns.toReversed()) {
      if (sum > contextSize) break;
      const tokens = this.tokensOf(text) + frame.turnTokens;
      turnTokens.unshift(tokens);
      sum += tokens;
    }
    const isWhole = turnTokens.length === turns.length && sum <= contextSize * 2;
    const promptTokens = isWhole ? this.rendered(turns).tokens.length : sum;
    return { promptTokens, turnTokens, contextSize };
  }

  private rendered(turns: readonly Turn[]): Prompt {
    return promptOf({ model: this.model, wrapper: this.wrapper, tokenizer: this.tokenizer }, turns);
  }

  private tokensOf(text: string): number {
    const most = this.contextSize * longestToken;
    if (text.length > most) return Math.ceil(text.length / longestToken);
    return this.tokenizer(text, false).length;
  }

  private frame(): Frame {
    this.knownFrame ??= this.measureFrame();
    return this.knownFrame;
  }

  /** Templates frame a turn alike wherever it stands, so two short conversations tell. */
  private measureFrame(): Frame {
    const word = "a";
    const question: Turn = { role: "user", text: word };
    const reply: Turn = { role: "assistant", text: word };
    const wordTokens = this.tokensOf(word);
    const short = this.rendered([question]).tokens.length;
    const long = this.rendered([question, reply, question]).tokens.length;
    const turnTokens = Math.ceil((long - short) / 2) - wordTokens;
    return { turnTokens, promptTokens: Math.max(0, short - wordTokens - turnTokens) };
  }

  private tooLong(promptTokens: number): AppError {
    const { contextSize } = this;
    const message = `The conversation has ${promptTokens} tokens and the model can hold ${contextSize}. Shorten it or begin a new one.`;
    return new AppError("context-too-long", message, { facts: { promptTokens, contextSize } });
  }
}
