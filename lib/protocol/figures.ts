import { z } from "zod";

/** What one answer took. Times are milliseconds of a monotonic clock; counts are tokens of the model that answered. */
export const figuresSchema = z.object({
  promptTokens: z.int(),
  /** The part of the prompt that a slot still knew from earlier and did not read again. */
  cachedTokens: z.int(),
  completionTokens: z.int(),
  /** The part of the completion that was thinking and not answer. */
  reasoningTokens: z.int(),
  /** What one slot holds: prompt and completion together can never exceed it. */
  contextSize: z.int(),
  queueMs: z.number(),
  loadMs: z.number(),
  readMs: z.number(),
  /** From the acceptance of the request to the first token, waiting and loading included. */
  firstTokenMs: z.number(),
  thinkMs: z.number(),
  /** From the first token to the last. */
  writeMs: z.number(),
  totalMs: z.number(),
  seed: z.int(),
});

export type Figures = z.infer<typeof figuresSchema>;
