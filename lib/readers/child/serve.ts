import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ReadDefect } from "../defect.ts";
import { readFile } from "../read-file.ts";
import { bookFile, picturesFolder, type ChildMessage } from "./messages.ts";

const requestSchema = z.object({ path: z.string(), keepsPictures: z.boolean() });

const progressEveryMs = 200;
const largeBytes = 160 * 1024 * 1024;

/** Reads the books it is told of, each into the same folder, until the process ends. */
export function serve(folder: string): void {
  process.on("message", (message) => {
    void serveOne(folder, requestSchema.parse(message));
  });
  say({ type: "ready" });
}

async function serveOne(folder: string, request: z.infer<typeof requestSchema>): Promise<void> {
  const message = await answer(folder, request);
  // What a large book leaves behind must not count against the next one.
  if (process.memoryUsage.rss() > largeBytes) globalThis.gc?.();
  say(message);
}

function say(message: ChildMessage): void {
  process.send?.(message);
}

async function answer(
  folder: string,
  { path, keepsPictures }: z.infer<typeof requestSchema>,
): Promise<ChildMessage> {
  const pictures = join(folder, picturesFolder);
  try {
    await rm(pictures, { recursive: true, force: true });
    if (keepsPictures) await mkdir(pictures);
    const book = await readFile(path, {
      picturesFolder: keepsPictures ? pictures : undefined,
      onProgress: progress(),
    });
    await writeFile(join(folder, bookFile), JSON.stringify(book));
    return { type: "read" };
  } catch (error) {
    const isForeseen = error instanceof ReadDefect;
    return { type: "refused", problem: problemOf(error), isForeseen };
  }
}

/** Tells how far it is, a few times a second: each word is also a sign of life. */
function progress(): (done: number, total: number) => void {
  let saidAtMs = 0;
  let last = { done: 0, total: 0 };
  return (done, total) => {
    if (total > 0) last = { done, total };
    if (performance.now() - saidAtMs < progressEveryMs) return;
    saidAtMs = performance.now();
    say({ type: "progress", ...last });
  };
}

function problemOf(error: unknown) {
  if (error instanceof ReadDefect) return { code: error.code, message: error.message };
  // Whatever a parser throws besides, a book it cannot read is what made it throw.
  return {
    code: "damaged" as const,
    message: "This file is damaged or not of the kind it claims.",
  };
}
