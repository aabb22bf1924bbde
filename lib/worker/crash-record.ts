export type CrashVerdict =
  | { readonly action: "restart"; readonly delayMs: number }
  | { readonly action: "give-up"; readonly untilMs: number };

export interface CrashRecord {
  crashed(nowMs: number): CrashVerdict;
}

export interface CrashRecordOptions {
  readonly limit: number;
  readonly windowMs: number;
  readonly firstDelayMs: number;
}

/**
 * Decides after each crash whether another try makes sense: yes, each time after twice the delay,
 * until `limit` crashes lie within the window; then no, until the window has passed.
 */
export function crashRecord({ limit, windowMs, firstDelayMs }: CrashRecordOptions): CrashRecord {
  let times: number[] = [];
  return {
    crashed: (nowMs) => {
      times = [...times.filter((time) => nowMs - time < windowMs), nowMs];
      if (times.length >= limit) return { action: "give-up", untilMs: nowMs + windowMs };
      return { action: "restart", delayMs: firstDelayMs * 2 ** (times.length - 1) };
    },
  };
}
