import type { Events, NewEvent } from "./contract.ts";
import { StorableText } from "./storable-text.ts";

/** People see no difference below this, and Postgres has a tenth of the work. */
const everyMs = 40;

export interface RunWriterOptions {
  readonly events: Pick<Events, "appendToRun">;
  readonly run: {
    readonly id: string;
    readonly conversationId: string;
    readonly messageId: string;
  };
  /**
   * Nothing more will be stored: without an error because the run has been ended elsewhere. Called
   * once, while something is being added or closed.
   */
  readonly onRefused: (error: Error | undefined) => void;
}

const deltaTypes = {
  text: "assistant.stream.delta",
  reasoning: "agent.thinking.delta",
} as const;

type Kind = keyof typeof deltaTypes;

/**
 * Journals what a run says: the first word at once, then everything of up to 40 ms in one go, in
 * the order in which it came. One append is on its way at a time; what comes meanwhile waits for it.
 */
export class RunWriter {
  readonly #options: RunWriterOptions;
  readonly #texts = { text: new StorableText(), reasoning: new StorableText() };
  #waiting: NewEvent[] = [];
  #lastMs = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #appending: Promise<void> | undefined;
  #isClosing = false;
  #isRefused = false;

  constructor(options: RunWriterOptions) {
    this.#options = options;
  }

  /** A piece of the answer. */
  write(piece: string): void {
    this.#addText("text", this.#texts.text.take(piece));
  }

  /** A piece of what the model thinks. */
  think(piece: string): void {
    this.#addText("reasoning", this.#texts.reasoning.take(piece));
  }

  /** Anything else that happens in the run: a change of its state, a tool at work. */
  add(event: NewEvent): void {
    const before = this.#waiting.at(-1);
    // A count that is out of date before anyone has seen it is of no use.
    if (isSameState(before, event)) this.#waiting.pop();
    this.#waiting.push(event);
    this.#plan();
  }

  /** Stores what is left. The run takes nothing more afterwards; its end can be stored. */
  async close(): Promise<void> {
    this.#addText("reasoning", this.#texts.reasoning.end());
    this.#addText("text", this.#texts.text.end());
    this.#isClosing = true;
    clearTimeout(this.#timer);
    await this.#appending;
    if (this.#waiting.length > 0 && !this.#isRefused) await this.#append();
    this.#isRefused = true;
  }

  #addText(kind: Kind, text: string) {
    if (text === "") return;
    const type = deltaTypes[kind];
    const { messageId } = this.#options.run;
    const before = this.#waiting.at(-1);
    if (before?.type === type) this.#waiting.pop();
    const joined = before?.type === type ? before.text + text : text;
    this.#waiting.push({ type, messageId, text: joined, actor: "model" });
    this.#plan();
  }

  #plan() {
    if (this.#isRefused) this.#waiting = [];
    const isPlanned = this.#timer !== undefined || this.#appending !== undefined;
    if (this.#waiting.length === 0 || isPlanned || this.#isClosing) return;
    const dueMs = this.#lastMs + everyMs - performance.now();
    if (dueMs <= 0) this.#begin();
    else this.#timer = setTimeout(() => this.#begin(), dueMs);
  }

  #begin() {
    this.#timer = undefined;
    this.#lastMs = performance.now();
    this.#appending = this.#appendAndGoOn();
  }

  async #appendAndGoOn(): Promise<void> {
    await this.#append();
    this.#appending = undefined;
    this.#plan();
  }

  async #append(): Promise<void> {
    const { events, run } = this.#options;
    const taken = this.#waiting;
    this.#waiting = [];
    try {
      if (!(await events.appendToRun(run, taken))) this.#refuse(undefined);
    } catch (error) {
      this.#refuse(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #refuse(error: Error | undefined) {
    this.#isRefused = true;
    this.#waiting = [];
    this.#options.onRefused(error);
  }
}

function isSameState(before: NewEvent | undefined, event: NewEvent): boolean {
  if (before?.type !== "run.changed" || event.type !== "run.changed") return false;
  return before.runId === event.runId && before.state.state === event.state.state;
}
