import { crashRecord, type CrashRecord, type CrashVerdict } from "#lib/worker";

const limits = { limit: 3, windowMs: 5 * 60_000, firstDelayMs: 250 };

/** What went wrong with which model. Three crashes in five minutes make one faulty for the next five. */
export class CrashBook {
  private readonly records = new Map<string, CrashRecord>();
  private readonly faultyUntilMs = new Map<string, number>();

  crashed(modelId: string, nowMs: number): CrashVerdict {
    const record = this.records.get(modelId) ?? crashRecord(limits);
    this.records.set(modelId, record);
    const verdict = record.crashed(nowMs);
    if (verdict.action === "give-up") this.faultyUntilMs.set(modelId, verdict.untilMs);
    return verdict;
  }

  isFaulty(modelId: string, nowMs: number): boolean {
    return nowMs < (this.faultyUntilMs.get(modelId) ?? 0);
  }

  forget(modelId: string): void {
    this.records.delete(modelId);
    this.faultyUntilMs.delete(modelId);
  }
}
