import { expect, test } from "vitest";
import type { ContextForecast } from "#lib/protocol";
import { forecastWords, leftOutWords, markerWords } from "./context-words.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

const forecast: ContextForecast = {
  promptTokens: 3200,
  contextSize: 8192,
  passageTokens: 0,
  isEstimate: false,
  leftOut: 0,
  firstShownId: null,
  problem: null,
};

test("a forecast says how much would be read, and what would be left out", () => {
  expect(plain(forecastWords(forecast))).toBe("3 200 of 8 192 tokens");
  expect(plain(forecastWords({ ...forecast, leftOut: 12 }))).toBe(
    "3 200 of 8 192 tokens; the first 12 messages will be left out",
  );
});

test("what the library may add is said to be the most it can be", () => {
  expect(plain(forecastWords({ ...forecast, passageTokens: 900 }))).toBe(
    "3 200 of 8 192 tokens, passages up to 900 more",
  );
});

test("a guess is called one", () => {
  expect(plain(forecastWords({ ...forecast, isEstimate: true }))).toBe(
    "About 3 200 of 8 192 tokens",
  );
});

test("one message is not called many", () => {
  expect(leftOutWords(1)).toBe("the first message");
  expect(markerWords(1)).toBe("The model did not see the message above this line.");
  expect(markerWords(2)).toBe("The model did not see the 2 messages above this line.");
});
