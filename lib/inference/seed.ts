import { randomInt } from "node:crypto";

/** llama.cpp reads this one value as "choose one yourself", which could not be repeated. */
const reserved = 0xff_ff_ff_ff;

/** A seed of 32 bits: the request's own folded to that size, or a random one. */
export function settledSeed(seed: number | undefined): number {
  if (seed === undefined) return randomInt(reserved);
  return Math.min(Number(BigInt.asUintN(32, BigInt(seed))), reserved - 1);
}
