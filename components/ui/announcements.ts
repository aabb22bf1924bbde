const listeners = new Set<() => void>();
let latest = "";

/** Says one sentence through the page's live region: the start and end of answers, and errors; never a token. */
export function announce(sentence: string): void {
  latest = sentence;
  for (const listener of listeners) listener();
}

export function subscribeToAnnouncements(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function latestAnnouncement(): string {
  return latest;
}
