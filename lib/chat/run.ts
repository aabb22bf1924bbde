import type { GeneratePart } from "#lib/inference";
import type { AnswerEvent, AnswerPhase, Message } from "#lib/protocol";
import { Bell } from "./bell.ts";
import { GrowingText } from "./growing-text.ts";

/** Everything the engine says before the end of an answer. */
export type Progress = Exclude<GeneratePart, { type: "end" }>;

/** Postgres stores no NUL; a model may write one all the same. */
const nul = "\0";
const replacement = "\ufffd";

/**
 * One answer while it is being written: what it says so far, for any number of watchers, who may
 * come and go without it noticing.
 */
export class Run {
  readonly #answer: Message;
  readonly #text = new GrowingText();
  readonly #reasoning = new GrowingText();
  readonly #bell = new Bell();
  readonly #stopping = new AbortController();
  readonly #ended = Promise.withResolvers<Message>();
  #phase: AnswerPhase | null = null;
  #final: Message | undefined;

  constructor(answer: Message) {
    this.#answer = answer;
  }

  get id(): string {
    return this.#answer.id;
  }

  get conversationId(): string {
    return this.#answer.conversationId;
  }

  /** The answer as it stands. */
  get message(): Message {
    return this.#final ?? { ...this.#answer, ...this.draft };
  }

  get draft(): { text: string; reasoning: string | null } {
    return {
      text: this.#text.whole().toWellFormed(),
      reasoning: this.#reasoning.end === 0 ? null : this.#reasoning.whole().toWellFormed(),
    };
  }

  /** Aborts when the answer is to end early; its reason tells a failure from a wish. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  get hasEnded(): boolean {
    return this.#final !== undefined;
  }

  /** Resolves with the stored message. */
  get ended(): Promise<Message> {
    return this.#ended.promise;
  }

  /** Asks for an early end; without a reason it is the person's wish. */
  stop(reason?: Error): void {
    this.#stopping.abort(reason);
  }

  /** Adds what the engine says. Nothing is added once a stop has been asked for. */
  take(part: Progress): void {
    if (this.signal.aborted) return;
    if (part.type === "text-delta") this.#text.append(part.text.replaceAll(nul, replacement));
    if (part.type === "reasoning-delta") {
      this.#reasoning.append(part.text.replaceAll(nul, replacement));
    }
    this.#phase = phaseAfter(part, this.#phase);
    this.#bell.ring();
  }

  end(final: Message): void {
    this.#final = final;
    this.#ended.resolve(final);
    this.#bell.ring();
  }

  /** A snapshot, then what is new whenever the watcher asks for more, then the end. */
  async *watch(signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const wake = () => this.#bell.ring();
    signal.addEventListener("abort", wake, { once: true });
    try {
      const seen = { text: this.#text.end, reasoning: this.#reasoning.end, phase: this.#phase };
      yield { type: "snapshot", message: this.message, phase: seen.phase };
      while (!signal.aborted) {
        const news = this.#newsSince(seen);
        yield* news;
        if (news.length > 0) continue;
        if (this.#final !== undefined) return yield { type: "end", message: this.#final };
        await this.#bell.next();
      }
    } finally {
      signal.removeEventListener("abort", wake);
    }
  }

  #newsSince(seen: { text: number; reasoning: number; phase: AnswerPhase | null }): AnswerEvent[] {
    const news: AnswerEvent[] = [];
    const reasoning = this.#reasoning.since(seen.reasoning);
    const text = this.#text.since(seen.text);
    if (reasoning !== "") news.push({ type: "reasoning-delta", text: reasoning });
    if (this.#phase !== null && this.#phase !== seen.phase) {
      news.push({ type: "phase", phase: this.#phase });
    }
    if (text !== "") news.push({ type: "text-delta", text });
    Object.assign(seen, {
      text: this.#text.end,
      reasoning: this.#reasoning.end,
      phase: this.#phase,
    });
    return news;
  }
}

/** The same object when nothing changes, so that watchers can compare by identity. */
function phaseAfter(part: Progress, phase: AnswerPhase | null): AnswerPhase | null {
  switch (part.type) {
    case "accepted":
      return phase;
    case "loading":
      return { phase: "loading", modelId: part.modelId };
    case "queued":
      return { phase: "queued", position: part.position };
    case "reading":
      return { phase: "reading", doneTokens: part.doneTokens, totalTokens: part.totalTokens };
    case "reasoning-delta":
      return phase?.phase === "thinking" ? phase : { phase: "thinking" };
    case "text-delta":
      return phase?.phase === "writing" ? phase : { phase: "writing" };
  }
}
