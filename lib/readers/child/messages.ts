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
  z.object({ type: z.literal("refused"), problem: readProblemSchema }),
]);

export type ChildMessage = z.infer<typeof childMessageSchema>;

/** Names within the folder that a child may write to. */
export const bookFile = "book.json";
export const picturesFolder = "pictures";
