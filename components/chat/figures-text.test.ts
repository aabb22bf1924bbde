import { expect, test } from "vitest";
import type { Figures } from "#lib/protocol";
import { figuresLine, figuresTable } from "./figures-text.ts";

const figures: Figures = {
  promptTokens: 1240,
  cachedTokens: 1100,
  completionTokens: 612,
  reasoningTokens: 0,
  contextSize: 4096,
  queueMs: 2,
  loadMs: 0,
  readMs: 280,
  firstTokenMs: 420,
  thinkMs: 0,
  writeMs: 16_079,
  totalMs: 16_500,
  seed: 7,
};

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const table = (changed: Partial<Figures>) =>
  Object.fromEntries(
    figuresTable({ ...figures, ...changed }).map(([name, value]) => [name, plain(value)]),
  );

test("the line says how long, how fast, how soon and how much", () => {
  expect(plain(figuresLine(figures))).toBe("16.5 s · 38 tok/s · first token 420 ms · 612 tokens");
});

test("a rate that cannot be known is left out rather than made up", () => {
  expect(plain(figuresLine({ ...figures, completionTokens: 1, writeMs: 0 }))).toBe(
    "16.5 s · first token 420 ms · 1 token",
  );
});

test("the reading rate counts only what was read and not what was remembered", () => {
  expect(table({})["Read the prompt"]).toBe("280 ms, 500 tok/s");
  expect(table({})["Prompt"]).toBe("1 240 tokens, 1 100 remembered");
});

test("thinking and loading appear only where there was any", () => {
  expect(table({})).not.toHaveProperty("Thought for");
  expect(table({})).not.toHaveProperty("Loaded the model");
  expect(table({ reasoningTokens: 18, thinkMs: 900, loadMs: 1500 })).toMatchObject({
    "Thought for": "900 ms",
    Thinking: "18 tokens",
    "Loaded the model": "1.5 s",
  });
});
