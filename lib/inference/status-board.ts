import type { EngineStatus } from "#lib/protocol";

const tellEveryMs = 100;

/** Holds what the status page shows and tells listeners of changes, at most ten times a second. */
export class StatusBoard {
  private readonly listeners = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private lastToldMs = -Infinity;
  private facts: EngineStatus = emptyStatus;

  get status(): EngineStatus {
    return this.facts;
  }

  set(change: Partial<EngineStatus>): void {
    this.facts = { ...this.facts, ...change };
    this.tellSoon();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    clearTimeout(this.timer);
    this.listeners.clear();
  }

  private tellSoon(): void {
    if (this.listeners.size === 0 || this.timer !== undefined) return;
    const waitMs = Math.max(0, this.lastToldMs + tellEveryMs - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.lastToldMs = performance.now();
      for (const listener of this.listeners) listener();
    }, waitMs);
  }
}

/** What belongs to a loaded model; gone when it is. */
export const nothingLoaded = {
  problem: null,
  loadProgress: null,
  contextSize: null,
  threads: null,
  gpu: null,
  slots: [],
  queued: 0,
  memoryBytes: null,
  processId: null,
} as const satisfies Partial<EngineStatus>;

const emptyStatus: EngineStatus = {
  ...nothingLoaded,
  slots: [],
  state: "empty",
  modelId: null,
  restarts: 0,
};
