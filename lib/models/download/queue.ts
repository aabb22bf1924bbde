/** Runs tasks, so many at once and the others in the order they came. One that is aborted while it waits never starts. */
export function openQueue(maxAtOnce: number) {
  const waiting: (() => void)[] = [];
  let running = 0;

  const leave = () => {
    running--;
    waiting.shift()?.();
  };

  return async (task: () => Promise<void>, signal: AbortSignal): Promise<void> => {
    if (running >= maxAtOnce) {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        signal.addEventListener("abort", () => {
          const place = waiting.indexOf(resolve);
          if (place >= 0) waiting.splice(place, 1);
          resolve();
        });
      });
    }
    running++;
    try {
      signal.throwIfAborted();
      await task();
    } finally {
      leave();
    }
  };
}
