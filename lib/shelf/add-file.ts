import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, link, mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { AppError } from "#lib/errors";
import type { AddedFile } from "#lib/protocol";
import type { ShelfPorts } from "./ports.ts";
import { receiveFile } from "./receive-file.ts";
import { numberedName, safeName } from "./safe-name.ts";
import { changeBooks } from "./wishes.ts";

/** Hidden, and with an ending that the watcher passes over. */
const arriving = /^\.hearth-[0-9a-f-]{36}\.part$/;
/** No upload takes so long; what is older was left by a process that died. */
const arrivingMs = 24 * 60 * 60 * 1_000;

const mostOfOneName = 1_000;

export interface Arrival {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly signal: AbortSignal;
}

/**
 * Puts a file into Hearth's own folder, under a safe name that nothing there has. Bytes that are in
 * the library are not added again; those of a removed book bring it back.
 *
 * @throws AppError `bad-input`, `too-large`
 */
export async function addFile(
  ports: ShelfPorts,
  { name, bytes, signal }: Arrival,
): Promise<AddedFile> {
  const { db, dirs } = ports;
  const wanted = safeName(name);
  await mkdir(dirs.library, { recursive: true, mode: 0o700 });
  const part = join(dirs.library, `.hearth-${randomUUID()}.part`);
  const { hash } = await receiveFile(part, bytes, signal);
  try {
    const known = await db.library.findByHash(hash);
    if (known === undefined)
      return { path: await settle(part, dirs.library, wanted), isKnown: false };

    if (known.isRemoved) await changeBooks(ports, { do: "restore", ids: [known.id] });
    const [first] = await db.library.filesOf(known.id);
    return { path: first?.path ?? wanted, isKnown: !known.isRemoved };
  } finally {
    await rm(part, { force: true });
  }
}

/** Clears what uploads of a process that died have left. */
export async function clearArrivals(folder: string, now = Date.now()): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => arriving.test(each))) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && now - found.mtimeMs > arrivingMs) await rm(path, { force: true });
  }
}

/** Gives the file its name; two that arrive at once never get the same one. */
async function settle(part: string, folder: string, wanted: string): Promise<string> {
  for (let number = 1; number <= mostOfOneName; number += 1) {
    const name = numberedName(wanted, number);
    if (await takesName(part, join(folder, name))) return name;
  }
  throw new AppError("bad-input", "There are too many files of this name. Give it another.", {
    facts: { field: "name" },
  });
}

async function takesName(part: string, path: string): Promise<boolean> {
  try {
    await link(part, path);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(codeOf(error))) throw error;
  }
  // A file system without links, as on many sticks: a copy may be seen half-written, which the
  // watcher waits out.
  try {
    await copyFile(part, path, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
