import { stat } from "node:fs/promises";
import { ReadDefect } from "./defect.ts";

/** Throws for a file that is longer than any book of its kind. */
export async function requireSize(path: string, longest: number): Promise<void> {
  const { size } = await stat(path);
  if (size <= longest) return;
  const megabytes = Math.round(longest / 1024 / 1024);
  throw new ReadDefect(
    "too-large",
    `This file is larger than ${megabytes} MB, which is the most Hearth reads of its kind.`,
  );
}
