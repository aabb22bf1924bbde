import { Tail, type ReadRows } from "./tail.ts";
import type { Waiter } from "./waiter.ts";

/** The tails of the conversations that somebody follows; the last one to leave drops it. */
export class Tails {
  readonly #read: (conversationId: string) => ReadRows;
  readonly #held = new Map<string, { readonly tail: Tail; followers: number }>();

  constructor(read: (conversationId: string) => ReadRows) {
    this.#read = read;
  }

  find(conversationId: string): Tail | undefined {
    return this.#held.get(conversationId)?.tail;
  }

  /** The tail of a conversation, which wakes the waiter until the disposal. */
  follow(conversationId: string, waiter: Waiter): Disposable & { readonly tail: Tail } {
    let held = this.#held.get(conversationId);
    if (held === undefined) {
      held = { tail: new Tail(this.#read(conversationId)), followers: 0 };
      this.#held.set(conversationId, held);
    }
    held.followers += 1;
    const { tail } = held;
    tail.join(waiter);
    const leave = () => {
      tail.leave(waiter);
      this.#leave(conversationId);
    };
    return { tail, [Symbol.dispose]: leave };
  }

  /** Notices may have been missed. */
  doubtAll(): void {
    for (const { tail } of this.#held.values()) tail.doubt();
  }

  #leave(conversationId: string) {
    const held = this.#held.get(conversationId);
    if (held === undefined) return;
    held.followers -= 1;
    if (held.followers === 0) this.#held.delete(conversationId);
  }
}
