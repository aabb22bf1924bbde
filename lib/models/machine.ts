import { availableParallelism, totalmem } from "node:os";
import type { Machine } from "./contract.ts";

/** What this process may use: a container's limits count, not only what is built in. */
export function thisMachine(): Machine {
  const limit = process.constrainedMemory();
  const total = totalmem();
  return {
    totalMemoryBytes: limit > 0 && limit < total ? limit : total,
    cores: availableParallelism(),
  };
}
