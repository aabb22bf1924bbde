/** Gives the items of several sources as they come, each with the place of its source. */
export async function* merge<Item>(
  sources: readonly AsyncIterable<Item>[],
): AsyncGenerator<readonly [index: number, item: Item]> {
  const [only] = sources;
  if (only !== undefined && sources.length === 1) {
    for await (const item of only) yield [0, item];
    return;
  }
  const iterators = sources.map((source) => source[Symbol.asyncIterator]());
  const step = async (index: number) => ({ index, result: await iterators[index]?.next() });
  const pending = new Map(iterators.map((_, index) => [index, step(index)]));
  while (pending.size > 0) {
    const { index, result } = await Promise.race(pending.values());
    if (result === undefined || result.done === true) {
      pending.delete(index);
    } else {
      pending.set(index, step(index));
      yield [index, result.value];
    }
  }
}
