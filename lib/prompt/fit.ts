import type { LineTurn } from "./turns-of.ts";

export interface FitOptions {
  readonly turns: readonly LineTurn[];
  /** Of the last turns, in their order; those before them have not been counted because they cannot fit. */
  readonly turnTokens: readonly number[];
  /** Of what is shown whatever is left out. */
  readonly fixedTokens: number;
  readonly contextSize: number;
}

export interface Fitted {
  readonly turns: readonly LineTurn[];
  /** Messages at the beginning of the line that are not shown. */
  readonly leftOut: number;
}

/** What an answer is left at most. */
const answerTokens = 1_024;

/**
 * Leaving out one pair more each time would have the whole prompt read again for every question. Several
 * at once leave a beginning that stays the same for some turns.
 */
const pairsAtOnce = 4;

/** What a prompt may take of a slot: the answer is left a quarter, and never more than it is likely to need. */
export function promptRoom(contextSize: number): number {
  return contextSize - Math.min(answerTokens, Math.floor(contextSize / 4));
}

/**
 * Leaves out what does not fit, from the beginning of the line and in whole pairs of question and
 * answer. The last question is always shown, even if that is too much: then the engine says so.
 */
export function fit({ turns, turnTokens, fixedTokens, contextSize }: FitOptions): Fitted {
  const budget = promptRoom(contextSize) - fixedTokens;
  const pairs = pairsOf(turns);
  const sizes = pairs.map((pair) => sizeOf(pair, turns.length, turnTokens));
  const least = leastCut(sizes, budget);
  const kept = pairs.slice(roomyCut(sizes, least, budget)).flat();
  const shown = kept.map((index) => turns[index]).filter((turn) => turn !== undefined);
  return { turns: shown, leftOut: least === 0 ? 0 : (shown[0]?.from ?? 0) };
}

/** Places of turns, in groups that begin with a question. */
function pairsOf(turns: readonly LineTurn[]): number[][] {
  const pairs: number[][] = [];
  for (const [index, { role }] of turns.entries()) {
    if (role === "user" || pairs.length === 0) pairs.push([]);
    pairs.at(-1)?.push(index);
  }
  return pairs;
}

function sizeOf(pair: readonly number[], turns: number, turnTokens: readonly number[]): number {
  const uncounted = turns - turnTokens.length;
  return pair.reduce((sum, index) => sum + (turnTokens[index - uncounted] ?? Infinity), 0);
}

/** The fewest pairs to leave out, but never the last. */
function leastCut(sizes: readonly number[], budget: number): number {
  let room = budget;
  let cut = sizes.length;
  while (cut > 0 && (room -= sizes[cut - 1] ?? 0) >= 0) cut--;
  return Math.max(0, Math.min(cut, sizes.length - 1));
}

/** The same or some pairs more, where at least half of the room is still used. */
function roomyCut(sizes: readonly number[], least: number, budget: number): number {
  const rounded = Math.ceil(least / pairsAtOnce) * pairsAtOnce;
  const used = sizes.slice(rounded).reduce((sum, size) => sum + size, 0);
  return rounded < sizes.length && used * 2 >= budget ? rounded : least;
}
