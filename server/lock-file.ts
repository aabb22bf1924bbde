import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { z } from "zod";
import { findProcess } from "./process-facts.ts";

const holderSchema = z.object({
  pid: z.int(),
  startedAt: z.string(),
  url: z.string().optional(),
});

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
    const holder = await findHolder(path);
    if (holder !== undefined) return holder;
  }
}

/** The living holder; where it is a dead one, its lock is removed. */
async function findHolder(path: string): Promise<Holder | undefined> {
  const seen = await readFile(path, "utf8").catch(() => undefined);
  if (seen === undefined) return undefined;
  const holder = parseHolder(seen);
  if (holder !== undefined && (await isAlive(holder))) return holder;

  // Two that start at once may both find the dead one's lock: each moves aside only what it has judged.
  const aside = `${path}.${process.pid}.stale`;
  await rename(path, aside).catch(() => {});
  const moved = await readFile(aside, "utf8").catch(() => undefined);
  if (moved !== undefined && moved !== seen) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
  return undefined;
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
