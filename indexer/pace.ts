const windowMs = 60_000;

/** How quickly passages are embedded, by what the last minute saw. */
export class Pace {
  #batches: { atMs: number; passages: number }[] = [];
  #sinceMs: number | undefined;

  add(passages: number, nowMs: number, durationMs: number): void {
    this.#sinceMs ??= nowMs - durationMs;
    this.#batches.push({ atMs: nowMs, passages });
  }

  /** Nothing is left to do: what comes later is measured anew. */
  stop(): void {
    this.#batches = [];
    this.#sinceMs = undefined;
  }

  /** Passages a second; undefined while nothing is embedded. */
  rate(nowMs: number): number | undefined {
    if (this.#sinceMs === undefined) return undefined;
    this.#batches = this.#batches.filter(({ atMs }) => nowMs - atMs < windowMs);
    const passages = this.#batches.reduce((sum, batch) => sum + batch.passages, 0);
    const seconds = Math.min(windowMs, nowMs - this.#sinceMs) / 1_000;
    return seconds > 0 && passages > 0 ? passages / seconds : undefined;
  }
}
