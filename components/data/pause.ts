/** Up to a quarter longer than asked, so that many tabs do not come back in the same moment. Ends early when the signal aborts. */
export function pause(atLeastMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, atLeastMs * (1 + Math.random() / 4));
    signal.addEventListener("abort", finish, { once: true });
    function finish() {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      resolve();
    }
  });
}
