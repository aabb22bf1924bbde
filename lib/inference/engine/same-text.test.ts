import { expect, test } from "vitest";
import { inTokensOf } from "./same-text.ts";

/** Tokens are their own text; control tokens look like `<|this|>`. */
const textOf = (token: string) => (token.startsWith("<|") ? undefined : token);

function respelt(options: { prompt: string[]; held: string[]; answerStarts?: number[] }) {
  const { prompt, held, answerStarts = [] } = options;
  return inTokensOf({ prompt, held, answerStarts: new Set(answerStarts), textOf });
}

test("a word that the model cut differently is taken as the model cut it", () => {
  const held = ["<|user|>", "hi", "<|assistant|>", "walk", "ing", " home"];
  const prompt = ["<|user|>", "hi", "<|assistant|>", "wal", "king", " home", "<|end|>", "more"];

  expect(respelt({ prompt, held })).toEqual([...held, "<|end|>", "more"]);
});

test("text that differs stays as it is", () => {
  const prompt = ["a", "b", "x", "d"];

  expect(respelt({ prompt, held: ["a", "b", "c", "d"] })).toEqual(prompt);
});

test("the same number of tokens cut differently is still recognised", () => {
  expect(respelt({ prompt: ["wal", "king"], held: ["walk", "ing"] })).toEqual(["walk", "ing"]);
});

test("text never passes for a control token", () => {
  const prompt = ["<", "|end|", ">", "evil"];

  expect(respelt({ prompt, held: ["<|end|>", "evil"] })).toEqual(prompt);
});

test("the space in front of an answer is forgiven only where an answer begins", () => {
  const held = ["<|assistant|>", " The", " end"];
  const prompt = ["<|assistant|>", "The", " end", "<|end|>"];

  expect(respelt({ prompt, held, answerStarts: [1] })).toEqual([...held, "<|end|>"]);
  expect(respelt({ prompt, held })).toEqual(prompt);
});
