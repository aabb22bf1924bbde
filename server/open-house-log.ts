import { createWriteStream } from "node:fs";
import { mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { once } from "node:events";
import type { ServerEnv } from "#lib/env";
import { openLog, type Log } from "#lib/log";

const limitBytes = 10_000_000;

/**
 * Opens the log. On a terminal, where lines of JSON would bury what is said to the host, it is the
 * file `hearth.log` in the data folder; elsewhere it is the error output, which whoever runs Hearth
 * collects.
 */
export async function openHouseLog(env: ServerEnv, isTerminal: boolean): Promise<Log> {
  if (!isTerminal) return openLog({ level: env.LOG_LEVEL, destination: process.stderr });
  await mkdir(env.DATA_DIR, { recursive: true, mode: 0o700 });
  const path = join(env.DATA_DIR, "hearth.log");
  const size = await stat(path).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size > limitBytes) await rename(path, `${path}.old`);
  const file = createWriteStream(path, { flags: "a", mode: 0o600 });
  await once(file, "open");
  return openLog({ level: env.LOG_LEVEL, destination: file });
}
