/** Tells listeners that something has changed, at once and then at most every `everyMs`, the last change included. */
export function openNotifier(everyMs: number) {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let isDue = false;

  const tell = () => {
    isDue = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) tell();
    }, everyMs).unref();
    for (const listener of listeners) listener();
  };

  return {
    changed() {
      if (timer === undefined) tell();
      else isDue = true;
    },
    add(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      clearTimeout(timer);
    },
  };
}
