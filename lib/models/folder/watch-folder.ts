import { watch } from "node:fs";

/** Long enough that a file being copied does not have its header read at every write. */
const settleMs = 500;
/** Network folders send no notice, and neither do folders inside: a slow look finds what they hold. */
const pollMs = 10_000;

/** Calls `look` soon after the folder has changed and every now and then, never twice at once. */
export function watchFolder(dir: string, look: () => Promise<void>): AsyncDisposable {
  let settle: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  const lookOnce = () => {
    looking ??= look()
      .catch(() => undefined)
      .finally(() => {
        looking = undefined;
      });
  };
  const soon = () => {
    clearTimeout(settle);
    settle = setTimeout(lookOnce, settleMs).unref();
  };

  const watcher = startWatching(dir, soon);
  const poll = setInterval(lookOnce, pollMs).unref();
  return {
    async [Symbol.asyncDispose]() {
      watcher?.close();
      clearTimeout(settle);
      clearInterval(poll);
      await looking;
    },
  };
}

/** Undefined where the system cannot watch, for want of handles or by its nature; polling remains. */
function startWatching(dir: string, changed: () => void) {
  try {
    const watcher = watch(dir, { persistent: false }, changed);
    watcher.on("error", () => watcher.close());
    return watcher;
  } catch {
    return undefined;
  }
}
