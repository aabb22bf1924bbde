import { expect, test } from "vitest";
import type OpenAI from "openai";
import { toModelEntry, toModelList } from "./model-entry.ts";

const model = {
  id: "tiny",
  title: "Tiny",
  kind: "chat" as const,
  fileName: "tiny.gguf",
  sizeBytes: 1000,
  problem: null,
  architecture: "llama",
  quantisation: "F32",
  parameters: 250,
  trainedContext: 131_072,
  licence: null,
  preset: null,
  shipped: false,
  createdAt: 1_700_000_000,
};

test("every figure a client sizes its prompt by is what is served, not what was trained", () => {
  const entry = toModelEntry(model, 4096) satisfies OpenAI.Model;

  expect(entry).toMatchObject({
    context_length: 4096,
    max_model_len: 4096,
    top_provider: { context_length: 4096 },
    meta: { n_ctx: 4096, n_ctx_train: 131_072 },
  });
});

test("a list names its first and last entry, and none when it is empty", () => {
  const entries = [toModelEntry(model, 1), toModelEntry({ ...model, id: "other" }, 1)];

  expect(toModelList(entries)).toMatchObject({ first_id: "tiny", last_id: "other" });
  expect(toModelList([])).toMatchObject({ data: [], first_id: null, last_id: null });
});
