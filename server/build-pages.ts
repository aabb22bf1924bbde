import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { childEnv } from "#lib/env";
import { tryLock, type Lock } from "./lock-file.ts";
import { hashSources } from "./sources-hash.ts";
import { StartError } from "./start-error.ts";

const tellEveryMs = 5_000;

export interface BuildOptions {
  readonly root: string;
  readonly say: (sentence: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Builds the pages unless the last whole build was made from the very same sources. The mark that
 * says so is taken away before a build and written after it, so that half a build is never served.
 *
 * @throws StartError with the last words of the build.
 */
export async function buildPages({ root, say, signal }: BuildOptions): Promise<void> {
  const hash = await hashSources(root);
  const mark = join(root, ".next", "hearth-build");
  const isBuilt = async () => (await readFile(mark, "utf8").catch(() => undefined)) === hash;
  if (await isBuilt()) return;

  await using turn = new AsyncDisposableStack();
  turn.use(await waitForTurn({ root, say, signal }));
  if (await isBuilt()) return;
  say("Building the pages; this takes up to a minute after an update");
  await rm(mark, { force: true });
  await runBuild({ root, say, signal });
  await writeFile(mark, hash);
}

/** Two Hearths with data of their own may share one checkout; only one of them builds at a time. */
async function waitForTurn({ root, say, signal }: BuildOptions): Promise<Lock> {
  // Next empties its folder before a build, but for this one.
  const folder = join(root, ".next", "cache");
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new StartError(
      `The pages cannot be built because ${root} cannot be written to: let an account that may write there start Hearth once.`,
      { cause },
    );
  });
  for (;;) {
    const lock = await tryLock(join(folder, "hearth-build.lock"));
    if (!("pid" in lock)) return lock;
    say("Waiting for another Hearth that is building the pages");
    await wait(1_000, undefined, { signal });
  }
}

async function runBuild({ root, say, signal }: BuildOptions): Promise<void> {
  const startedAt = performance.now();
  const timer = setInterval(() => {
    say(`Still building: ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }, tellEveryMs);
  const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    env: { ...childEnv(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  try {
    const [said, complaint] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ]);
    if (child.exitCode === 0) return;
    throw new StartError(`The pages could not be built:\n${`${said}${complaint}`.slice(-2_000)}`);
  } finally {
    clearInterval(timer);
  }
}
