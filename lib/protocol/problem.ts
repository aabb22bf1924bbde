import { z } from "zod";

/** The body of every failed answer of Hearth's own API, after RFC 9457 in spirit: a code to act on, a sentence to read. */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
});

export type Problem = z.infer<typeof problemSchema>;
