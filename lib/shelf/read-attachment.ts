import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { extname, join } from "node:path";
import { AppError } from "#lib/errors";
import type { ReadBook } from "#lib/library";
import { maxAttachmentBytes, type ReadProblem } from "#lib/protocol";
import type { Arrival } from "./add-file.ts";
import type { ShelfPorts } from "./ports.ts";
import { receiveFile } from "./receive-file.ts";
import { safeName } from "./safe-name.ts";

/** Reads the text of a file that comes with a message; nothing is kept. */
export async function readAttachment(
  { readers, dirs }: Pick<ShelfPorts, "readers" | "dirs">,
  { name, bytes, signal }: Arrival,
): Promise<{ name: string; text: string }> {
  const kept = safeName(name);
  await mkdir(dirs.temporary, { recursive: true, mode: 0o700 });
  const path = join(dirs.temporary, `${randomUUID()}${extname(kept)}`);
  await receiveFile(path, bytes, signal);
  try {
    const reading = await readers.read(path, { imagesDir: null, signal });
    if (reading.outcome === "refused") throw refused(reading.problem);
    return { name: kept, text: textOf(reading.book) };
  } finally {
    await rm(path, { force: true });
  }
}

function textOf({ sections }: ReadBook): string {
  const text = sections.map((section) => section.text).join("\n\n");
  if (Buffer.byteLength(text) <= maxAttachmentBytes) return text;
  const limit = Math.floor(maxAttachmentBytes / 1024);
  throw new AppError(
    "too-large",
    `Its text is longer than the ${limit} KB that can come with a message. Add it to the library and ask with #.`,
  );
}

function refused({ code, message }: ReadProblem): AppError {
  return new AppError(code === "too-large" ? "too-large" : "bad-input", message);
}
