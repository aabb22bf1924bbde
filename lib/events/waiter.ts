/**
 * One reader who waits for the next change. Being woken before one waits counts as well, so nothing
 * that happens between looking and waiting is slept through.
 */
export class Waiter {
  #isWoken = false;
  #resolve: (() => void) | undefined;

  wake(): void {
    this.#isWoken = true;
    this.#resolve?.();
  }

  async wait(): Promise<void> {
    if (!this.#isWoken) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#resolve = resolve;
      await promise;
      this.#resolve = undefined;
    }
    this.#isWoken = false;
  }
}
