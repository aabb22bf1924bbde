export interface Watchdog {
  /** Something happened: the wait begins anew. */
  feed(): void;
  /** Watches while there is work to wait for, sleeps otherwise. */
  watch(isWorking: boolean): void;
  stop(): void;
}

/** Calls back once when work is under way and nothing has been heard of it for too long. */
export function watchdog(quietMs: number, onQuiet: () => void): Watchdog {
  let lastSignMs = performance.now();
  let timer: NodeJS.Timeout | undefined;

  const check = () => {
    const leftMs = lastSignMs + quietMs - performance.now();
    if (leftMs <= 0) onQuiet();
    else timer = setTimeout(check, leftMs).unref();
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };

  return {
    // Called for every message, so it must cost nothing: the running timer looks the time up when it fires.
    feed: () => {
      lastSignMs = performance.now();
    },
    watch: (isWorking) => {
      if (!isWorking) return stop();
      if (timer !== undefined) return;
      lastSignMs = performance.now();
      timer = setTimeout(check, quietMs).unref();
    },
    stop,
  };
}
