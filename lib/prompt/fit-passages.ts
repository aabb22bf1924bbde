import { sentencesOf } from "#lib/library";
import type { Source } from "#lib/protocol";
import { promptRoom } from "./fit.ts";

/** Of what a prompt may take: passages get this much at most, and this much even where older turns must go for it. */
const mostShare = 1 / 3;
const leastShare = 1 / 6;

/** However large the slot: a small machine reads some fifty tokens a second before it says anything. */
const mostTokens = 1_600;

/** A passage cut to fewer says nothing. */
const fewestTokens = 40;

export interface PassageRoomOptions {
  readonly contextSize: number;
  /** Of the conversation without passages. */
  readonly lineTokens: number;
  /** Of what is shown whatever is left out: the system text and the question. */
  readonly questionTokens: number;
}

/**
 * Tokens that passages and what stands around them may take. A long conversation leaves them less,
 * but never less than a sixth; nothing when the question alone fills the slot.
 */
export function passageRoom(options: PassageRoomOptions): number {
  const { contextSize, lineTokens, questionTokens } = options;
  const all = promptRoom(contextSize);
  const most = Math.min(mostTokens, all * mostShare);
  const room = Math.max(all - lineTokens, all * leastShare);
  return Math.max(0, Math.floor(Math.min(room, most, all - questionTokens)));
}

/** What passages get of a slot however long the conversation is. */
export function leastPassageRoom(contextSize: number): number {
  return Math.min(mostTokens, Math.floor(promptRoom(contextSize) * leastShare));
}

/**
 * The best passages, as many as there is room for; the last of them may be cut. `tokens` are those
 * of each passage, in the same order.
 */
export function fitPassages(
  passages: readonly Source[],
  tokens: readonly number[],
  room: number,
): Source[] {
  const shown: Source[] = [];
  let left = room;
  for (const [index, passage] of passages.entries()) {
    const size = tokens[index] ?? Infinity;
    if (size > left) {
      if (left >= fewestTokens) shown.push(cutTo(passage, (passage.text.length * left) / size));
      return shown;
    }
    shown.push(passage);
    left -= size;
  }
  return shown;
}

/** The sentences at the beginning of a passage that come to so many characters; some words where even the first is longer. */
export function cutTo(passage: Source, mostCharacters: number): Source {
  if (passage.text.length <= mostCharacters) return passage;
  const beginning = passage.text.slice(0, Math.floor(mostCharacters) + 1);
  // The last one is cut off itself, unless it ends right there.
  const whole = sentencesOf(beginning).slice(0, -1).at(-1)?.end;
  const lastSpace = beginning.search(/\s\S*$/u);
  const words = lastSpace > 0 ? lastSpace : beginning.length - 1;
  const text = passage.text
    .slice(0, whole ?? words)
    .toWellFormed()
    .replace(/\uFFFD$/u, "")
    .trimEnd();
  return { ...passage, text, end: passage.start + text.length };
}
