import { z } from "zod";

/**
 * How a model is asked on the page where its publisher advises something else than Hearth's own
 * values. The API never uses it: there, what a request leaves out is OpenAI's default.
 */
const presetSchema = z.object({
  temperature: z.number(),
  topP: z.number(),
  topK: z.int(),
  minP: z.number(),
  /** A system text the model was trained to see; null where it needs none. */
  system: z.string().nullable(),
});

export type Preset = z.infer<typeof presetSchema>;

/** A GGUF file in the models folder (or one that ships with Hearth), as its checked header describes it. */
const installedModelSchema = z.object({
  /** Stable while the file keeps its name: the catalog's id, or the file name without `.gguf`. */
  id: z.string(),
  title: z.string(),
  kind: z.enum(["chat", "embedding"]),
  fileName: z.string(),
  sizeBytes: z.number(),
  /** One sentence when the file cannot be used; the other header fields are then unknown. */
  problem: z.string().nullable(),
  architecture: z.string().nullable(),
  quantisation: z.string().nullable(),
  parameters: z.number().nullable(),
  trainedContext: z.int().nullable(),
  licence: z.string().nullable(),
  preset: presetSchema.nullable(),
  /** True for what came with Hearth and cannot be deleted. */
  shipped: z.boolean(),
  /** Seconds since 1970 at which the file was last changed. */
  createdAt: z.int(),
});

export type InstalledModel = z.infer<typeof installedModelSchema>;

/** A model Hearth knows where to find, judged against this machine. */
const catalogModelSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(["chat", "embedding"]),
  summary: z.string(),
  licence: z.string(),
  parameters: z.number(),
  quantisation: z.string(),
  sizeBytes: z.number(),
  trainedContext: z.int(),
  /** Memory one would need with the context that Hearth would serve here. */
  memoryBytes: z.number(),
  installed: z.boolean(),
  fits: z.boolean(),
  /** A sentence: why it suits this machine, or why it does not. */
  advice: z.string(),
});

export type CatalogModel = z.infer<typeof catalogModelSchema>;

const downloadSchema = z.object({
  modelId: z.string(),
  state: z.enum(["waiting", "downloading", "verifying", "done", "failed", "cancelled"]),
  doneBytes: z.number(),
  totalBytes: z.number(),
  /** Over the last seconds; null until known. */
  bytesPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** The source in use or, when failed, the last one tried: `npm`, `hf`, `https` or `file`. */
  source: z.string().nullable(),
  /** What each source that failed said, in the order tried. */
  failures: z.array(z.object({ source: z.string(), message: z.string() })),
});

export type Download = z.infer<typeof downloadSchema>;

const slotSchema = z.object({
  id: z.int(),
  state: z.enum(["idle", "reading", "writing"]),
  /** Tokens whose state the slot holds, reusable by the next request with the same beginning. */
  tokens: z.int(),
});

const engineStatusSchema = z.object({
  state: z.enum(["empty", "loading", "ready", "restarting", "faulty"]),
  modelId: z.string().nullable(),
  /** One sentence when restarting or faulty. */
  problem: z.string().nullable(),
  /** 0 to 1 while loading. */
  loadProgress: z.number().nullable(),
  /** Tokens one slot holds; what is served, not what the model was trained for. */
  contextSize: z.int().nullable(),
  threads: z.int().nullable(),
  gpu: z.string().nullable(),
  slots: z.array(slotSchema),
  queued: z.int(),
  /** Resident memory of the engine process. */
  memoryBytes: z.number().nullable(),
  restarts: z.int(),
  processId: z.int().nullable(),
});

export type EngineStatus = z.infer<typeof engineStatusSchema>;

/** `GET /api/models`, and the view in each `engine.changed`. */
export const modelsViewSchema = z.object({
  installed: z.array(installedModelSchema),
  catalog: z.array(catalogModelSchema),
  /** What to download first on this machine, and why; null when nothing in the catalog fits. */
  recommended: z.object({ modelId: z.string(), why: z.string() }).nullable(),
  downloads: z.array(downloadSchema),
  engine: engineStatusSchema,
  /** The model a new message goes to unless the person picks another; null without any chat model. */
  defaultModelId: z.string().nullable(),
});

export type ModelsView = z.infer<typeof modelsViewSchema>;

/** `PUT /api/settings/default-model` */
export const modelChoiceSchema = z.strictObject({ modelId: z.string().min(1).max(300) });
