import { afterAll, beforeAll, expect, test } from "vitest";
import { openTinyInference, type TinyInference } from "../../tests/support/tiny-inference.ts";
import type { GeneratePart } from "./contract.ts";

const endless = { sampling: { seed: 3, logitBias: { 2: -100, 4: -100 } } };

let tiny: TinyInference;

beforeAll(async () => {
  tiny = await openTinyInference(
    { tiny: { kind: "dreamer", context: 4_096, width: 128, layers: 4 } },
    { queueLimit: 100 },
  );
});

afterAll(async () => {
  await tiny[Symbol.asyncDispose]();
});

/** Aborts as soon as a part of the given type comes, and reads on to the end. */
async function abortedAt(type: GeneratePart["type"], say: string): Promise<GeneratePart[]> {
  const controller = new AbortController();
  const parts: GeneratePart[] = [];
  for await (const part of tiny.generate({ ...endless, say }, controller.signal)) {
    parts.push(part);
    if (part.type === type) controller.abort();
  }
  return parts;
}

async function allSlotsIdle(): Promise<void> {
  while (tiny.inference.status().slots.some(({ state }) => state !== "idle")) {
    await new Promise<void>((resolve) => {
      const forget = tiny.inference.onChange(() => {
        forget();
        resolve();
      });
    });
  }
}

test("an abort while the model loads ends as stopped", async () => {
  const parts = await abortedAt("loading", "Hello");

  expect(parts.at(-1)).toMatchObject({ type: "end", reason: "stopped" });
});

test("an abort while reading ends before all is read", async () => {
  const parts = await abortedAt("reading", "a long question ".repeat(200));

  const read = parts.findLast((part) => part.type === "reading");
  expect(parts.at(-1)).toMatchObject({ type: "end", reason: "stopped" });
  expect(read?.doneTokens).toBeLessThan(read?.totalTokens ?? 0);
});

test("an abort while writing keeps what was written", async () => {
  const parts = await abortedAt("text-delta", "Hello");

  const end = parts.at(-1);
  expect(end).toMatchObject({ type: "end", reason: "stopped" });
  expect(end?.type === "end" && end.usage.completionTokens).toBeGreaterThan(0);
});

test("leaving a generation without a word frees its slot", async () => {
  for await (const part of tiny.generate(endless)) {
    if (part.type === "text-delta") break;
  }

  await allSlotsIdle();

  const { end } = await tiny.answer({ ...endless, maxTokens: 2 });
  expect(end.reason).toBe("length");
});

test("a hundred aborts at every stage leave all slots free and memory flat", async () => {
  const stages = ["text-delta", "reading", "queued", "accepted"] as const;
  const round = async (count: number) => {
    await Promise.all(
      Array.from(
        { length: count },
        async (_, index) =>
          await abortedAt(stages[index % stages.length] ?? "accepted", `${index} `.repeat(100)),
      ),
    );
    await allSlotsIdle();
  };
  await round(20);
  const before = tiny.inference.status().memoryBytes ?? 0;

  await round(100);

  const { slots, queued, memoryBytes, restarts } = tiny.inference.status();
  expect(slots.map(({ state }) => state)).toEqual(["idle", "idle"]);
  expect({ queued, restarts }).toEqual({ queued: 0, restarts: 0 });
  expect(memoryBytes).toBeLessThan(before * 1.25);
});
