import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "#lib/log";

export interface CloseOptions {
  readonly name: string;
  readonly limitMs: number;
  readonly log: Log;
}

/** Closes a part, and goes on without it when it fails or hangs: the parts below it must close too. */
export async function closeWithin(
  part: AsyncDisposable,
  { name, limitMs, log }: CloseOptions,
): Promise<void> {
  const timeout = new AbortController();
  const isClosed = await Promise.race([
    part[Symbol.asyncDispose]().then(
      () => true,
      (error: unknown) => {
        log.error({ err: error, part: name }, "closing failed");
        return true;
      },
    ),
    wait(limitMs, false, { signal: timeout.signal }).catch(() => false),
  ]);
  timeout.abort();
  if (!isClosed) log.error({ part: name, limitMs }, "closing took too long");
}
