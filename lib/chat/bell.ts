/** Wakes everyone who waits for the next change. Nobody is called: who is slow simply comes later. */
export class Bell {
  #next = Promise.withResolvers<void>();

  ring(): void {
    const { resolve } = this.#next;
    this.#next = Promise.withResolvers();
    resolve();
  }

  /** Resolves at the next ring. */
  next(): Promise<void> {
    return this.#next.promise;
  }
}
