import { setTimeout as wait } from "node:timers/promises";
import { fold, fromSnapshot, type ConversationState } from "#lib/tree";
import type { OwnApi } from "../support/own-api.ts";

const pauseMs = 50;

/** A tab that was there from the beginning and comes back by itself, from where it was, whenever its line breaks. */
export class Follower {
  readonly #api: OwnApi;
  readonly #id: string;
  readonly #closing = new AbortController();
  #state: ConversationState | undefined;
  returns = 0;

  constructor(api: OwnApi, conversationId: string) {
    this.#api = api;
    this.#id = conversationId;
  }

  /** Follows until it is closed. @throws Error when the stream has a gap or says something twice. */
  async run(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      let isBack = this.#state !== undefined;
      for await (const { item } of this.#listen()) {
        if (isBack) this.returns += 1;
        isBack = false;
        if ("seq" in item) this.#take(item);
      }
      await wait(pauseMs);
    }
  }

  close(): void {
    this.#closing.abort();
  }

  /** What it sees once it has seen the event of this number. */
  async stateAt(seq: number, limitMs: number): Promise<ConversationState | undefined> {
    const deadline = performance.now() + limitMs;
    while ((this.#state?.seq ?? 0) < seq && performance.now() < deadline) await wait(pauseMs);
    return this.#state;
  }

  async *#listen() {
    try {
      const lastEventId = this.#state && `${this.#id}:${this.#state.seq}`;
      yield* this.#api.listen(this.#id, { lastEventId, signal: this.#closing.signal });
    } catch {
      // The line is dead, or nobody is there: it is tried again.
    }
  }

  #take(item: Parameters<typeof fold>[1] | Parameters<typeof fromSnapshot>[0]) {
    if (item.type === "conversation.snapshot") {
      if (this.#state !== undefined) throw new Error("The journal should have reached back.");
      this.#state = fromSnapshot(item);
      return;
    }
    if (this.#state === undefined || item.after > this.#state.seq) throw new Error("A gap.");
    if (item.seq <= this.#state.seq) throw new Error("An event came twice.");
    this.#state = fold(this.#state, item);
  }
}
