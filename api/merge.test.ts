import { expect, test } from "vitest";
import { merge } from "./merge.ts";

async function* from<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* items;
}

test("one source is passed on in its order", async () => {
  const items = await Array.fromAsync(merge([from("a", "b")]));

  expect(items).toEqual([
    [0, "a"],
    [0, "b"],
  ]);
});

test("a silent source holds no other back, and each keeps its order", async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const late = (async function* () {
    await gate;
    yield "late";
  })();
  const early = (async function* () {
    yield* ["one", "two"];
    open();
  })();

  const items = await Array.fromAsync(merge([late, early]));

  expect(items).toEqual([
    [1, "one"],
    [1, "two"],
    [0, "late"],
  ]);
});
