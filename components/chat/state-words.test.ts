import { expect, test } from "vitest";
import type { RunState } from "#lib/protocol";
import { stateWords } from "./state-words.ts";

const loading = { modelTitle: "TinyLlama", progress: 0.42 };
const words = (state: RunState | undefined) => stateWords(state, loading).replaceAll("\u00a0", " ");

test("each state is said in words", () => {
  expect(words(undefined)).toBe("Sending");
  expect(words({ state: "queued" })).toBe("Waiting in line");
  expect(words({ state: "queued", position: 1 })).toBe("Next in line");
  expect(words({ state: "queued", position: 3 })).toBe("Waiting in line, place 3");
  expect(words({ state: "loading", modelId: "tiny" })).toBe("Loading TinyLlama, 42 %");
  expect(words({ state: "reading", doneTokens: 1240, totalTokens: 3800 })).toBe(
    "Reading: 1 240 of 3 800 tokens",
  );
  expect(words({ state: "thinking" })).toBe("Thinking");
  expect(words({ state: "writing" })).toBe("Writing");
  expect(words({ state: "tool", name: "the calendar" })).toBe("Using the calendar");
  expect(words({ state: "done" })).toBe("Finishing");
});

test("a loading whose progress is unknown claims none", () => {
  const state = { state: "loading", modelId: "tiny" } as const;

  expect(stateWords(state, { modelTitle: "TinyLlama", progress: undefined })).toBe(
    "Loading TinyLlama",
  );
});
