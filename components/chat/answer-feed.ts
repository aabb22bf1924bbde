import { answerEventSchema, type AnswerEvent, type AnswerPhase, type Message } from "#lib/protocol";
import { followEvents } from "../data/follow-events.ts";

/** An answer while it is being written, as far as this page has heard. */
export interface LiveAnswer {
  readonly message: Message;
  readonly phase: AnswerPhase | undefined;
  readonly isConnected: boolean;
}

/** Long enough to look into another chat and come back without connecting anew. */
const lingerMs = 1500;
/** A hidden page paints no frames, but its text must not pile up as events. */
const hiddenFlushMs = 250;

/**
 * One streaming answer as an external store. It is connected only while somebody listens, and tells
 * its listeners at most once a frame, however fast the model writes.
 */
export class AnswerFeed {
  readonly #listeners = new Set<() => void>();
  readonly #onEnd: (message: Message) => void;
  readonly #onLost: () => void;
  #live: LiveAnswer;
  #next: LiveAnswer;
  #link: AbortController | undefined;
  #isFlushPlanned = false;

  constructor(
    message: Message,
    handlers: { readonly onEnd: (message: Message) => void; readonly onLost: () => void },
  ) {
    this.#live = { message, phase: undefined, isConnected: true };
    this.#next = this.#live;
    this.#onEnd = handlers.onEnd;
    this.#onLost = handlers.onLost;
  }

  readonly snapshot = (): LiveAnswer => this.#live;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#link ??= this.#connect();
    return () => {
      this.#listeners.delete(listener);
      setTimeout(() => this.#disconnectIfAlone(), lingerMs);
    };
  };

  #connect(): AbortController {
    const link = new AbortController();
    void followEvents({
      path: `/api/messages/${this.#live.message.id}/events`,
      schema: answerEventSchema,
      signal: link.signal,
      onEvent: (event) => this.#take(event),
      onConnection: (isConnected) => this.#change({ isConnected }),
    }).catch(() => this.#onLost());
    return link;
  }

  #disconnectIfAlone() {
    if (this.#listeners.size > 0) return;
    this.#link?.abort();
    this.#link = undefined;
  }

  #take(event: AnswerEvent): boolean {
    const { message } = this.#next;
    switch (event.type) {
      case "snapshot":
        this.#change({ message: event.message, phase: event.phase ?? undefined });
        return false;
      case "phase":
        this.#change({ phase: event.phase });
        return false;
      case "text-delta":
        this.#change({ message: { ...message, text: message.text + event.text } });
        return false;
      case "reasoning-delta":
        this.#change({
          message: { ...message, reasoning: (message.reasoning ?? "") + event.text },
        });
        return false;
      case "end":
        this.#change({ message: event.message, phase: undefined });
        this.#flush();
        this.#onEnd(event.message);
        return true;
    }
  }

  #change(change: Partial<LiveAnswer>) {
    const next = { ...this.#next, ...change };
    if (isSame(this.#next, next)) return;
    this.#next = next;
    if (this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    if (document.hidden) setTimeout(() => this.#flush(), hiddenFlushMs);
    else requestAnimationFrame(() => this.#flush());
  }

  #flush() {
    this.#isFlushPlanned = false;
    if (this.#live === this.#next) return;
    this.#live = this.#next;
    for (const listener of this.#listeners) listener();
  }
}

function isSame(one: LiveAnswer, other: LiveAnswer): boolean {
  return (
    one.message === other.message &&
    one.phase === other.phase &&
    one.isConnected === other.isConnected
  );
}
