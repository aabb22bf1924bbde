import { focusOn } from "#lib/library";
import type { Source } from "#lib/protocol";
import { promptRoom } from "./fit.ts";

/** Of what a prompt may take: passages get this much at most, and this much even where older turns must go for it. */
const mostShare = 1 / 3;
const leastShare = 1 / 6;

/** However large the slot: a small machine reads some fifty tokens a second before it says anything. */
const mostTokens = 1_600;

/** Where the first book found is wrong the second may be right: so many share the room, if there are so many. */
const passagesAtLeast = 3;

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

export interface PassageFitting {
  /** Of each passage, in the same order. */
  readonly tokens: readonly number[];
  /** For all of them together. */
  readonly room: number;
  readonly question: string;
}

/**
 * The best passages, as many as there is room for. None takes more than its share: a long one is
 * shown in the part that has most to do with the question.
 */
export function fitPassages(
  passages: readonly Source[],
  { tokens, room, question }: PassageFitting,
): Source[] {
  const share = room / Math.max(1, Math.min(passagesAtLeast, passages.length));
  const shown: Source[] = [];
  let left = room;
  for (const [index, passage] of passages.entries()) {
    const size = tokens[index] ?? Infinity;
    const own = Math.min(size, left, share);
    if (own < size && own < fewestTokens) break;
    const most = passage.text.length * (own / size);
    shown.push(own < size ? narrowed(passage, question, most) : passage);
    left -= own;
  }
  return shown;
}

/** A passage, or the part of so many characters that has most to do with a question. */
export function narrowed(passage: Source, question: string, mostCharacters: number): Source {
  const { start, end } = focusOn(passage.text, question, mostCharacters);
  const text = passage.text.slice(start, end);
  return { ...passage, text, start: passage.start + start, end: passage.start + end };
}
