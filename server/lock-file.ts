import { createHash } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { findProcess } from "./process-facts.ts";

const holderSchema = z.object({
  pid: z.int(),
  startedAt: z.string(),
  url: z.string().optional(),
});

/** While another process removes the lock of a dead one. */
const pauseMs = 5;

/** Who holds a lock, as it described itself. */
export type Holder = z.infer<typeof holderSchema>;

export interface Lock extends AsyncDisposable {
  /** Tells whoever asks for the lock where its holder can be reached. */
  announce(url: string): Promise<void>;
}

/**
 * Takes a lock file for this process, or says which living process holds it. One left by a crash is
 * recognised by its number and start time, which no later process shares, and is replaced.
 */
export async function tryLock(path: string): Promise<Lock | Holder> {
  const facts = await findProcess(process.pid);
  const self: Holder = { pid: process.pid, startedAt: facts?.startedAt ?? "" };
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(self), { mode: 0o600 });
  try {
    const holder = await takePlace(draft, path);
    if (holder !== undefined) return holder;
  } finally {
    await rm(draft, { force: true });
  }

  return {
    announce: async (url) => {
      await writeFile(draft, JSON.stringify({ ...self, url }), { mode: 0o600 });
      await rename(draft, path);
    },
    [Symbol.asyncDispose]: () => rm(path, { force: true }),
  };
}

/** Undefined once the place is taken. A link is made whole or not at all, and never over another one. */
async function takePlace(draft: string, path: string): Promise<Holder | undefined> {
  for (;;) {
    const isTaken = await link(draft, path).then(() => false, refuseUnlessExisting);
    if (!isTaken) return undefined;
    const seen = await readFile(path, "utf8").catch(() => undefined);
    if (seen === undefined) continue;
    const holder = parseHolder(seen);
    if (holder !== undefined && (await isAlive(holder))) return holder;
    await removeDead(draft, path, seen);
  }
}

/**
 * Removes a dead one's lock, for which a lock on that very lock is taken: of many that judge it dead
 * one removes it, and nobody removes what has come into its place meanwhile.
 */
async function removeDead(draft: string, path: string, seen: string): Promise<void> {
  const mark = `${path}.${createHash("sha256").update(seen).digest("hex").slice(0, 16)}`;
  if ((await takePlace(draft, mark)) !== undefined) return await wait(pauseMs);
  try {
    const current = await readFile(path, "utf8").catch(() => undefined);
    if (current === seen) await rm(path, { force: true });
  } finally {
    await rm(mark, { force: true });
  }
}

async function isAlive({ pid, startedAt }: Holder): Promise<boolean> {
  return (await findProcess(pid))?.startedAt === startedAt;
}

function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function refuseUnlessExisting(error: NodeJS.ErrnoException): true {
  if (error.code === "EEXIST") return true;
  throw error;
}
