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

test("the failure of one source ends all", async () => {
  const endless = async function* (): AsyncGenerator<string> {
    for (;;) yield await Promise.resolve("on");
  };
  const failing = (async function* () {
    yield "last";
    throw new Error("the line is dead");
  })();

  await expect(Array.fromAsync(merge([endless(), failing]))).rejects.toThrow("the line is dead");
});

test("whoever leaves early lets go of every source, also of one that fails later", async () => {
  const { promise: gate, reject: fail } = Promise.withResolvers<void>();
  const left: string[] = [];
  const talking = (async function* () {
    try {
      for (;;) yield await Promise.resolve("on");
    } finally {
      left.push("talking");
    }
  })();
  const silent = (async function* () {
    try {
      await gate;
      yield "never";
    } finally {
      left.push("silent");
    }
  })();

  for await (const [, item] of merge([talking, silent])) if (item === "on") break;
  fail(new Error("too late for anybody"));

  await expect.poll(() => left).toEqual(["talking", "silent"]);
});
