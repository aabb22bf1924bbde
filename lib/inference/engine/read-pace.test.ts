import { expect, test } from "vitest";
import { ReadPace } from "./read-pace.ts";

test("a fast machine reads whole batches", () => {
  const pace = new ReadPace({ batchSize: 512 });

  pace.measured(64, 6.4);

  expect(pace.next({ isAlone: true })).toBe(512);
});

test("a slow machine reads small pieces, smaller still while others write", () => {
  const pace = new ReadPace({ batchSize: 512 });

  pace.measured(64, 640);

  expect(pace.next({ isAlone: true })).toBe(64);
  expect(pace.next({ isAlone: false })).toBe(16);
});

test("a handful of tokens says nothing about the speed", () => {
  const pace = new ReadPace({ batchSize: 512 });
  pace.measured(64, 64);
  const before = pace.next({ isAlone: true });

  pace.measured(2, 1_000);

  expect(pace.next({ isAlone: true })).toBe(before);
});
