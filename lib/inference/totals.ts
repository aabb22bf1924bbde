import type { GeneratePart, InferenceTotals } from "./contract.ts";

/** Sums since the process started. */
export class Totals {
  private all: InferenceTotals = {
    requests: 0,
    ended: 0,
    failed: 0,
    stopped: 0,
    promptTokens: 0,
    cachedTokens: 0,
    completionTokens: 0,
    queueMs: 0,
    readMs: 0,
    firstTokenMs: 0,
    writeMs: 0,
  };

  get sums(): InferenceTotals {
    return this.all;
  }

  began(): void {
    this.all = { ...this.all, requests: this.all.requests + 1 };
  }

  failed(): void {
    this.all = { ...this.all, failed: this.all.failed + 1 };
  }

  ended({ reason, usage, timings }: Extract<GeneratePart, { type: "end" }>): void {
    const { all } = this;
    this.all = {
      ...all,
      ended: all.ended + 1,
      stopped: all.stopped + (reason === "stopped" ? 1 : 0),
      promptTokens: all.promptTokens + usage.promptTokens,
      cachedTokens: all.cachedTokens + usage.cachedTokens,
      completionTokens: all.completionTokens + usage.completionTokens,
      queueMs: all.queueMs + timings.queueMs,
      readMs: all.readMs + timings.readMs,
      firstTokenMs: all.firstTokenMs + timings.firstTokenMs,
      writeMs: all.writeMs + timings.writeMs,
    };
  }
}
