import { z } from "zod";
import { readProblemSchema } from "#lib/protocol";

/** What the child is told: one book at a time. */
export interface ReadRequest {
  readonly path: string;
  /** False leaves the pictures in the book. */
  readonly keepsPictures: boolean;
}

/** What the child says. The book itself is too large for the line: it lies in a file. */
export const childMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("progress"), done: z.int(), total: z.int() }),
  z.object({ type: z.literal("read") }),
  /** `isForeseen` when a reader of ours refused the book; else a library threw, and may be harmed. */
  z.object({
    type: z.literal("refused"),
    problem: readProblemSchema,
    isForeseen: z.boolean(),
  }),
]);

export type ChildMessage = z.infer<typeof childMessageSchema>;

/** Names within the folder that a child may write to. */
export const bookFile = "book.json";
export const picturesFolder = "pictures";
