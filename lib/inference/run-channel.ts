/** A queue between a writer that never waits and one reader that does. */
export class RunChannel<Item> implements AsyncIterable<Item> {
  private readonly items: Item[] = [];
  private wake: (() => void) | undefined;
  private isClosed = false;
  private failure: Error | undefined;

  push(item: Item): void {
    if (this.isClosed) return;
    this.items.push(item);
    this.wake?.();
  }

  /** The reader still gets what was pushed before, then the end or the failure. */
  close(failure?: Error): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.failure = failure;
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, void> {
    for (;;) {
      yield* this.items.splice(0);
      if (this.items.length > 0) continue;
      if (this.isClosed) break;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.wake = undefined;
    }
    if (this.failure !== undefined) throw this.failure;
  }
}
