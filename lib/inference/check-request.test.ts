import { expect, test } from "vitest";
import { checkRequest } from "./check-request.ts";
import type { GenerateRequest } from "./contract.ts";

const sound: GenerateRequest = {
  modelId: "m",
  turns: [{ role: "user", text: "Hello" }],
  priority: "api",
};

function fieldAtFault(request: Partial<GenerateRequest>): unknown {
  try {
    checkRequest({ ...sound, ...request });
    return undefined;
  } catch (error) {
    return error instanceof Error && "facts" in error
      ? (error.facts as { field?: string }).field
      : error;
  }
}

test("the bounds themselves are allowed", () => {
  const sampling = {
    temperature: 0,
    topP: 1,
    topK: 0,
    minP: 0,
    seed: -1,
    frequencyPenalty: -2,
    presencePenalty: 2,
    repeatPenalty: 1,
    logitBias: { 0: -100, 5: 100 },
  };

  expect(fieldAtFault({ sampling, maxTokens: 1, stop: ["a", "b", "c", "d"] })).toBeUndefined();
});

test.each([
  ["temperature", { temperature: Number.NaN }],
  ["temperature", { temperature: -0.1 }],
  ["temperature", { temperature: Number.POSITIVE_INFINITY }],
  ["topP", { topP: 1.5 }],
  ["topK", { topK: 2.5 }],
  ["topK", { topK: -1 }],
  ["topK", { topK: 2 ** 31 }],
  ["minP", { minP: -1 }],
  ["seed", { seed: 0.5 }],
  ["seed", { seed: 1e300 }],
  ["frequencyPenalty", { frequencyPenalty: 3 }],
  ["presencePenalty", { presencePenalty: -3 }],
  ["repeatPenalty", { repeatPenalty: 0 }],
  ["logitBias", { logitBias: { 1: 101 } }],
  ["logitBias", { logitBias: { 1: Number.NaN } }],
  ["logitBias", { logitBias: { [-1]: 1 } }],
  ["logitBias", { logitBias: Object.fromEntries([["word", 1]]) as Record<number, number> }],
])("%s outside its bounds is refused: %j", (field, sampling) => {
  expect(fieldAtFault({ sampling })).toBe(field);
});

test("counts and texts are bounded too", () => {
  expect(fieldAtFault({ turns: [] })).toBe("turns");
  expect(fieldAtFault({ maxTokens: 0 })).toBe("maxTokens");
  expect(fieldAtFault({ maxTokens: 1.5 })).toBe("maxTokens");
  expect(fieldAtFault({ stop: ["a", "b", "c", "d", "e"] })).toBe("stop");
  expect(fieldAtFault({ stop: [""] })).toBe("stop");
});
