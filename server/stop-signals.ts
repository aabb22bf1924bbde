/** npm, the shell and our own launcher may each pass the same Ctrl-C on. */
const sameMs = 500;

/**
 * Aborts at the first SIGINT, SIGTERM, SIGHUP, or when the launcher that started us is gone. A
 * second one, from somebody who does not want to wait, ends the process where it stands.
 */
export function listenForStop(): AbortSignal {
  const stop = new AbortController();
  let askedAt = Number.NEGATIVE_INFINITY;
  const ask = (exitCode: number) => {
    const now = performance.now();
    if (!stop.signal.aborted) {
      askedAt = now;
      stop.abort();
    } else if (now - askedAt > sameMs) process.exit(exitCode);
  };
  process.on("SIGINT", () => ask(130));
  process.on("SIGTERM", () => ask(143));
  process.on("SIGHUP", () => ask(129));
  process.once("disconnect", () => ask(1));
  return stop.signal;
}
