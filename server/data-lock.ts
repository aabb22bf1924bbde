import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { tryLock, type Lock } from "./lock-file.ts";
import { StartError } from "./start-error.ts";

/**
 * Takes a data folder for this process, making it when it is missing.
 *
 * @throws StartError when a living Hearth works on it, or the folder cannot be written to.
 */
export async function lockData(dir: string): Promise<Lock> {
  const lock = await makeAndLock(dir);
  if (!("pid" in lock)) return lock;
  throw new StartError(
    lock.url === undefined
      ? `Hearth is already starting (process ${lock.pid}): wait for it.`
      : `Hearth is already running at ${lock.url}.`,
  );
}

async function makeAndLock(dir: string) {
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    return await tryLock(join(dir, "hearth.lock"));
  } catch (cause) {
    throw new StartError(
      `The data folder ${dir} cannot be written to: give it to the account that runs Hearth, or set DATA_DIR to another one.`,
      { cause },
    );
  }
}
