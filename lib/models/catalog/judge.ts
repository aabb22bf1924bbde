import type { Machine } from "../contract.ts";
import type { CatalogEntry } from "./catalog-schema.ts";
import { billions, gigabytes } from "./figures.ts";

export interface Judgement {
  /** The tokens a conversation could have here. */
  readonly contextSize: number;
  readonly memoryBytes: number;
  readonly fits: boolean;
  /** Estimated for the processor alone. */
  readonly tokensPerSecond: number;
  readonly advice: string;
}

/** Working memory of the engine beside weights and context. */
const overheadBytes = 400e6;
/**
 * Weights one core works through in a second, and all cores together where memory sets the pace.
 * Measured: 24 GB on one core of a 2025 server, 34 GB on two; an ordinary laptop does about half.
 */
const bytesPerCoreSecond = 14e9;
const bytesPerSecond = 40e9;
/** The 1 to 3 bit types are unpacked with more work: measured, a quarter of the pace of Q4_K. */
const lowBitPace = 0.27;
/** People read about five tokens a second; from there on nobody waits for an answer. */
export const readingSpeed = 5;

/** Says how a model would do on a machine without a graphics card, in figures and in a sentence. */
export function judge(entry: CatalogEntry, machine: Machine): Judgement {
  const contextSize = Math.min(
    entry.trainedContext,
    machine.totalMemoryBytes < 15e9 ? 8192 : 16_384,
  );
  const memoryBytes = entry.sizeBytes + entry.contextBytesPerToken * contextSize + overheadBytes;
  const fits = memoryBytes <= usableBytes(machine);
  const tokensPerSecond = speedOf(entry, machine);
  return {
    contextSize,
    memoryBytes,
    fits,
    tokensPerSecond,
    advice: fits ? fitting(entry, tokensPerSecond) : tooLarge(memoryBytes, machine),
  };
}

/** What is left beside the system, the browser and the database. */
function usableBytes({ totalMemoryBytes }: Machine): number {
  return totalMemoryBytes - Math.min(6e9, Math.max(1.2e9, totalMemoryBytes / 4));
}

/** Every token reads all weights once; one core is left to the rest of Hearth. */
function speedOf({ sizeBytes, quantisation }: CatalogEntry, { cores }: Machine): number {
  const threads = Math.max(1, cores - 1);
  const pace = /^IQ[123]/.test(quantisation) ? lowBitPace : 1;
  return Math.min(threads * bytesPerCoreSecond * pace, bytesPerSecond) / sizeBytes;
}

/** As the reader feels it: of a model that thinks first, about half of what it writes is notes. */
export function feltSpeed({ thinks }: CatalogEntry, tokensPerSecond: number): number {
  return thinks === true ? tokensPerSecond / 2 : tokensPerSecond;
}

function fitting(entry: CatalogEntry, tokensPerSecond: number): string {
  if (entry.kind === "embedding") return "Small enough for any machine.";
  const size = `${billions(entry.parameters)} parameters`;
  const speed = `about ${Math.max(1, Math.round(tokensPerSecond))} tokens a second without a graphics card`;
  const felt = feltSpeed(entry, tokensPerSecond);
  const thought = entry.thinks === true ? ", its thinking included" : "";
  if (felt < readingSpeed / 3)
    return `${size}: it fits, but is very slow here, ${speed}${thought}.`;
  if (felt < readingSpeed) {
    return `${size}: it fits, and is slower than most people read, ${speed}${thought}.`;
  }
  return `${size}: it fits, and keeps up with reading, ${speed}${thought}.`;
}

function tooLarge(memoryBytes: number, machine: Machine): string {
  return `It needs ${gigabytes(memoryBytes)} of memory; this machine can spare ${gigabytes(usableBytes(machine))} of its ${gigabytes(machine.totalMemoryBytes)}.`;
}
