import { GgufDefect } from "./defect.ts";
import type { GgufFacts } from "./facts-schema.ts";
import { fileTypes } from "./file-type.ts";
import { limits } from "./limits.ts";
import type { Metadata } from "./metadata.ts";
import type { TensorSummary } from "./tensors.ts";

/** Draws the facts from a header, and refuses models whose figures no engine could work with. */
export function drawFacts(metadata: Metadata, tensors: TensorSummary): GgufFacts {
  const split = readSplit(metadata);
  // Only the first file of a split model describes it; the others hold tensors and their number.
  if (split !== undefined && split.number > 1) {
    return { ...blankFacts, parameters: tensors.elements, split };
  }
  const architecture = requireText(metadata, "general.architecture");
  refuseOtherFiles(metadata, architecture);
  for (const figure of ["embedding_length", "block_count"]) {
    requireCount(metadata, `${architecture}.${figure}`);
  }
  if (requireCount(metadata, `${architecture}.block_count`) > limits.layers) {
    throw new GgufDefect(`It claims more than ${limits.layers} layers.`);
  }
  checkVocabulary(metadata);
  if (tensors.elements === 0 && split === undefined) throw new GgufDefect("It holds no tensors.");
  return {
    architecture,
    name: findText(metadata, "general.name"),
    kind: isEmbedding(metadata, architecture) ? "embedding" : "chat",
    quantisation:
      fileTypes.get(findNumber(metadata, "general.file_type") ?? -1) ?? tensors.mainType,
    parameters: tensors.elements,
    trainedContext: requireCount(metadata, `${architecture}.context_length`),
    hasChatTemplate: findText(metadata, "tokenizer.chat_template") !== undefined,
    split,
  };
}

const blankFacts = {
  architecture: "",
  kind: "chat",
  trainedContext: 0,
  hasChatTemplate: false,
} satisfies Partial<GgufFacts>;

function refuseOtherFiles(metadata: Metadata, architecture: string): void {
  const type = findText(metadata, "general.type") ?? "model";
  if (type === "mmproj" || architecture === "clip") {
    throw new GgufDefect("It is the image reader of another model, not a language model.");
  }
  if (type !== "model") {
    throw new GgufDefect(`It is of the type “${type.slice(0, 30)}”, not a whole language model.`);
  }
}

/** Engines index the lists beside the vocabulary by token without asking how long they are. */
function checkVocabulary(metadata: Metadata): void {
  const tokens = metadata.get("tokenizer.ggml.tokens");
  if (tokens === undefined) throw new GgufDefect("It has no vocabulary.");
  if (tokens.type !== "array" || tokens.itemType !== "string" || tokens.length === 0) {
    throw new GgufDefect("Its vocabulary is not a list of texts.");
  }
  for (const [key, itemTypes] of [
    ["tokenizer.ggml.scores", ["f32"]],
    ["tokenizer.ggml.token_type", ["i32", "u32"]],
  ] as const) {
    const list = metadata.get(key);
    if (list === undefined) continue;
    if (list.type !== "array" || !itemTypes.some((type) => type === list.itemType)) {
      throw new GgufDefect(`The metadata value “${key}” is of the wrong type.`);
    }
    if (list.length !== tokens.length) {
      throw new GgufDefect(
        `The metadata value “${key}” has ${list.length} items for ${tokens.length} tokens.`,
      );
    }
  }
}

const encoders = /bert|^t5encoder$|^gte/;

function isEmbedding(metadata: Metadata, architecture: string): boolean {
  const pooling = findNumber(metadata, `${architecture}.pooling_type`) ?? 0;
  return pooling > 0 || encoders.test(architecture);
}

function readSplit(metadata: Metadata): GgufFacts["split"] {
  const count = findNumber(metadata, "split.count") ?? 0;
  if (count <= 1) return undefined;
  const number = (findNumber(metadata, "split.no") ?? 0) + 1;
  if (!Number.isInteger(count) || number < 1 || number > count) {
    throw new GgufDefect(`It says that it is part ${number} of ${count}.`);
  }
  return { number, count };
}

function requireText(metadata: Metadata, key: string): string {
  const value = metadata.get(key);
  if (value === undefined) throw new GgufDefect(`The metadata key “${key}” is missing.`);
  if (value.type !== "string" || value.value === "") {
    throw new GgufDefect(`The metadata value “${key}” is not a text.`);
  }
  return value.value;
}

function requireCount(metadata: Metadata, key: string): number {
  const value = metadata.get(key);
  if (value === undefined) throw new GgufDefect(`The metadata key “${key}” is missing.`);
  if (value.type === "string" || value.type === "array" || typeof value.value !== "number") {
    throw new GgufDefect(`The metadata value “${key}” is not a number.`);
  }
  if (!Number.isInteger(value.value) || value.value < 1 || value.value > 0x7f_ff_ff_ff) {
    throw new GgufDefect(`The metadata value “${key}” is ${value.value}, which cannot be.`);
  }
  return value.value;
}

function findText(metadata: Metadata, key: string): string | undefined {
  const value = metadata.get(key);
  return value?.type === "string" && value.value !== "" ? value.value : undefined;
}

function findNumber(metadata: Metadata, key: string): number | undefined {
  const value = metadata.get(key);
  if (value === undefined || value.type === "string" || value.type === "array") return undefined;
  return typeof value.value === "number" ? value.value : undefined;
}
