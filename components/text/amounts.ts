/** `1240` as `1 240`: a space that never breaks, so that no comma is taken for a decimal point. */
export function count(value: number): string {
  return Math.round(value).toLocaleString("en-GB").replaceAll(",", "\u00a0");
}

/** `420 ms`, `12.4 s` or `3 min 05 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)}\u00a0ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)}\u00a0s`;
  const seconds = Math.round(milliseconds / 1000);
  const rest = String(seconds % 60).padStart(2, "0");
  return `${Math.floor(seconds / 60)}\u00a0min ${rest}\u00a0s`;
}

const units = ["B", "kB", "MB", "GB", "TB"];

/** `322.6 MB`, in the decimal units that disks and downloads are sold by. */
export function bytes(value: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(value, 1)) / 3), units.length - 1);
  const scaled = value / 1000 ** power;
  const digits = power < 2 || scaled >= 100 ? 0 : 1;
  return `${scaled.toFixed(digits)}\u00a0${units[power]}`;
}

/** `1.1 B` parameters, as models are named after. */
export function parameters(value: number): string {
  if (value < 1e9) return `${Math.round(value / 1e6)}\u00a0M`;
  const billions = (value / 1e9).toFixed(value < 1e10 ? 1 : 0);
  return `${billions.replace(/\.0$/, "")}\u00a0B`;
}

/** How long something still takes, no more exact than it can be known. */
export function timeLeft(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))}\u00a0s left`;
  if (seconds < 5400) return `${Math.round(seconds / 60)}\u00a0min left`;
  return `${(seconds / 3600).toFixed(1)}\u00a0h left`;
}
