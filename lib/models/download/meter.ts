/** How fast bytes come in, over the last seconds only: what was before a stall says nothing. */
export interface Meter {
  add(doneBytes: number, nowMs: number): void;
  /** Null until there is a second's worth to judge by. */
  bytesPerSecond(nowMs: number): number | null;
}

const windowMs = 8000;
const spacingMs = 250;

export function openMeter(): Meter {
  let samples: { doneBytes: number; atMs: number }[] = [];
  return {
    add(doneBytes, atMs) {
      const last = samples.at(-1);
      // Going backwards means that a source began anew.
      if (last !== undefined && doneBytes < last.doneBytes) samples = [];
      if (last === undefined || atMs - last.atMs >= spacingMs) samples.push({ doneBytes, atMs });
      while ((samples[1]?.atMs ?? Infinity) <= atMs - windowMs) samples.shift();
    },
    bytesPerSecond(nowMs) {
      const [first] = samples;
      const last = samples.at(-1);
      if (first === undefined || last === undefined || nowMs - first.atMs < 1000) return null;
      return ((last.doneBytes - first.doneBytes) * 1000) / (nowMs - first.atMs);
    },
  };
}
