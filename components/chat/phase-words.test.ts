import { expect, test } from "vitest";
import type { AnswerPhase } from "#lib/protocol";
import { phaseWords } from "./phase-words.ts";

const loading = { modelTitle: "TinyLlama", progress: 0.42 };
const words = (phase: AnswerPhase | undefined) =>
  phaseWords(phase, loading).replaceAll("\u00a0", " ");

test("each phase is said in words", () => {
  expect(words(undefined)).toBe("Connecting");
  expect(words({ phase: "queued", position: 1 })).toBe("Next in line");
  expect(words({ phase: "queued", position: 3 })).toBe("Waiting in line, place 3");
  expect(words({ phase: "loading", modelId: "tiny" })).toBe("Loading TinyLlama, 42 %");
  expect(words({ phase: "reading", doneTokens: 1240, totalTokens: 3800 })).toBe(
    "Reading: 1 240 of 3 800 tokens",
  );
  expect(words({ phase: "thinking" })).toBe("Thinking");
  expect(words({ phase: "writing" })).toBe("Writing");
});

test("a loading whose progress is unknown claims none", () => {
  const phase = { phase: "loading", modelId: "tiny" } as const;

  expect(phaseWords(phase, { modelTitle: "TinyLlama", progress: undefined })).toBe(
    "Loading TinyLlama",
  );
});
