/**
 * Language models on this machine: a conversation and a signal in, parts of an answer out. It knows
 * no HTTP, no users, no conversations in a database, and never loads native code into this process.
 * Start reading at contract.ts, then open-inference.ts; the child process begins at engine/main.ts.
 */
export type {
  GeneratePart,
  GenerateRequest,
  Inference,
  InferenceOptions,
  InferenceTotals,
  Measure,
  ModelFile,
  Sampling,
  Turn,
} from "./contract.ts";
export { openInference } from "./open-inference.ts";
export type { Embedder } from "./embedding/contract.ts";
export { openEmbedder } from "./embedding/open-embedder.ts";
