import { z } from "zod";

/** What a checked header says. It also crosses the process boundary, hence the schema. */
export const ggufFactsSchema = z.object({
  architecture: z.string(),
  /** As its author called it; undefined when not said. */
  name: z.string().optional(),
  kind: z.enum(["chat", "embedding"]),
  quantisation: z.string().optional(),
  parameters: z.number(),
  trainedContext: z.int(),
  hasChatTemplate: z.boolean(),
  /** When the model is spread over several files. */
  split: z.object({ number: z.int().min(1), count: z.int().min(1) }).optional(),
});

export type GgufFacts = z.infer<typeof ggufFactsSchema>;
