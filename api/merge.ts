interface Arrival<Item> {
  readonly index: number;
  /** Throws what the source threw. */
  readonly take: () => IteratorResult<Item>;
}

/**
 * Gives the items of several sources as they come, each with the place of its source. One item of
 * each is held at most. The first failure ends it, and whoever leaves early lets go of every source.
 */
export async function* merge<Item>(
  sources: readonly AsyncIterable<Item>[],
): AsyncGenerator<readonly [index: number, item: Item]> {
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  const arrived: Arrival<Item>[] = [];
  // A race over promises would leave a reaction on the quiet ones with every item of the busy ones.
  let bell: PromiseWithResolvers<void> | undefined;
  const arrive = (index: number, take: () => IteratorResult<Item>) => {
    arrived.push({ index, take });
    bell?.resolve();
  };
  const ask = (index: number) => {
    iterators[index]?.next().then(
      (result) => arrive(index, () => result),
      (error: unknown) => arrive(index, () => rethrow(error)),
    );
  };

  for (const index of iterators.keys()) ask(index);
  let open = iterators.length;
  try {
    while (open > 0) {
      const arrival = arrived.shift();
      if (arrival === undefined) {
        bell = Promise.withResolvers();
        await bell.promise;
        continue;
      }
      const { value, done } = arrival.take();
      if (done === true) {
        open -= 1;
      } else {
        yield [arrival.index, value];
        ask(arrival.index);
      }
    }
  } finally {
    // A source that waits for its next item cannot answer before that; nobody waits for it.
    for (const iterator of iterators) iterator.return?.().catch(() => undefined);
  }
}

function rethrow(error: unknown): never {
  throw error;
}
