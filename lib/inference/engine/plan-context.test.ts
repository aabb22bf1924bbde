import { expect, test } from "vitest";
import { contextBudgetBytes, contextPlans } from "./plan-context.ts";

const gigabyte = 1024 ** 3;
const laptop = { totalMemoryBytes: 16 * gigabyte, cores: 4, hasGpu: false };

test("a laptop tries two long slots first and one short slot last", () => {
  const plans = contextPlans(laptop, { trainedContext: 131_072 });

  expect(plans[0]).toEqual({ slots: 2, contextSize: 32_768 });
  expect(plans.at(-1)).toEqual({ slots: 1, contextSize: 256 });
  expect(plans).toContainEqual({ slots: 1, contextSize: 8_192 });
});

test("a slot is given up before the context becomes too short for an agent", () => {
  const plans = contextPlans(laptop, { trainedContext: 131_072 });

  expect(plans.filter(({ slots, contextSize }) => slots === 2 && contextSize < 8_192)).toEqual([]);
});

test("no plan is longer than the model was trained for", () => {
  const plans = contextPlans(laptop, { trainedContext: 2_048, contextSize: 100_000 });

  expect(plans[0]).toEqual({ slots: 2, contextSize: 2_048 });
});

test("what the host asks for is tried before anything smaller", () => {
  const plans = contextPlans(laptop, { trainedContext: 131_072, slots: 8, contextSize: 1_000 });

  expect(plans[0]).toEqual({ slots: 8, contextSize: 1_000 });
  expect(plans.every(({ slots }) => slots === 8)).toBe(true);
});

test("a small machine gets one slot and a big one four", () => {
  const small = { totalMemoryBytes: 2 * gigabyte, cores: 4, hasGpu: false };
  const big = { totalMemoryBytes: 64 * gigabyte, cores: 16, hasGpu: false };

  expect(contextPlans(small, { trainedContext: 8_192 })[0]?.slots).toBe(1);
  expect(contextPlans(big, { trainedContext: 8_192 })[0]?.slots).toBe(4);
});

test("contexts take at most a quarter of the memory and never the last gigabyte", () => {
  expect(contextBudgetBytes(14 * gigabyte, 16 * gigabyte)).toBe(4 * gigabyte);
  expect(contextBudgetBytes(2 * gigabyte, 16 * gigabyte)).toBe(gigabyte);
  expect(contextBudgetBytes(gigabyte / 2, 16 * gigabyte)).toBe(0);
});
