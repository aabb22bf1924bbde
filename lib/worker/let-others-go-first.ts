import { readdirSync } from "node:fs";
import { setPriority } from "node:os";

const lowest = 19;

/**
 * Called early in a child that works for nobody who waits: the machine gives it what others leave.
 * On Linux a priority belongs to a thread; threads that are made later inherit it.
 */
export function letOthersGoFirst(): void {
  for (const thread of threads()) setPriority(thread, lowest);
}

function threads(): number[] {
  if (process.platform !== "linux") return [process.pid];
  return readdirSync("/proc/self/task").map(Number);
}
