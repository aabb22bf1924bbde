import type { Atom } from "./atoms.ts";

export interface CountedAtom extends Atom {
  readonly tokens: number;
}

/** Atoms from `first` to `last`, of which those before `own` stand in the passage before it too. */
export interface Packed {
  readonly first: number;
  readonly own: number;
  readonly last: number;
}

/** Long enough to be understood alone, short enough to be about one thing. */
const goalTokens = 220;
const bearableTokens = 300;

/** What is said again at the beginning of a passage. */
const overlapTokens = 48;
const overlapSentences = 2;

/** What has no more tokens is no sentence of its own: an arrow back from a note, three stars. */
const crumbTokens = 3;

/** How much it matters where a passage ends, beside how far that is from the length it should have. */
const costOf = { glued: 10, sentence: 0.25, block: 0, part: -0.35, chapter: -10 } as const;

/**
 * Puts a section's atoms together to passages of about the same length, each within one chapter.
 * None is longer than `most` tokens, unless a single atom is.
 */
export function packAtoms(atoms: readonly CountedAtom[], most: number): Packed[] {
  const own = Math.max(1, Math.min(bearableTokens, most) - overlapTokens);
  const passages: Packed[] = [];
  let start = 0;
  while (start < atoms.length) {
    const end = chapterEnd(atoms, start);
    passages.push(...packChapter(atoms, { start, end, most: own }));
    start = end;
  }
  return passages;
}

function chapterEnd(atoms: readonly CountedAtom[], start: number): number {
  let end = start + 1;
  while (end < atoms.length && atoms[end]?.opening !== "chapter") end += 1;
  return end;
}

interface Chapter {
  readonly start: number;
  readonly end: number;
  /** Tokens of a passage, what it says again not counted. */
  readonly most: number;
}

function packChapter(atoms: readonly CountedAtom[], { start, end, most }: Chapter): Packed[] {
  let left = 0;
  for (let index = start; index < end; index++) left += atoms[index]?.tokens ?? 0;
  const passages: Packed[] = [];
  let own = start;
  while (own < end) {
    const next =
      left <= most ? end : nextStart(atoms, { own, end, most, goal: goalFor(left, most) });
    let tokens = 0;
    for (let index = own; index < next; index++) tokens += atoms[index]?.tokens ?? 0;
    const room = Math.min(overlapTokens, most + overlapTokens - tokens);
    const least = passages.at(-1)?.own;
    const first = least === undefined ? own : overlapStart(atoms, { own, least, room });
    passages.push({ first, own, last: next - 1 });
    left -= tokens;
    own = next;
  }
  return passages;
}

/** The last few share evenly what is left; those before do not ask, so that an edit at the end leaves them as they are. */
function goalFor(left: number, most: number): number {
  const goal = Math.min(goalTokens, most);
  return left > 3 * goal ? goal : left / Math.max(1, Math.round(left / goal));
}

interface Stretch {
  readonly own: number;
  readonly end: number;
  readonly most: number;
  readonly goal: number;
}

/** Where the passage after the one that begins at `own` should begin. */
function nextStart(atoms: readonly CountedAtom[], { own, end, most, goal }: Stretch): number {
  let best = own + 1;
  let least = Infinity;
  let tokens = 0;
  for (let next = own + 1; next <= end; next++) {
    tokens += atoms[next - 1]?.tokens ?? 0;
    if (tokens > most && next > own + 1) break;
    const total =
      costBefore(next === end ? undefined : atoms[next]) + Math.abs(tokens - goal) / goal;
    if (total < least) {
      least = total;
      best = next;
    }
  }
  return best;
}

function costBefore(atom: CountedAtom | undefined): number {
  if (atom === undefined) return 0;
  return atom.opening === "sentence" && isCrumb(atom) ? costOf.glued : costOf[atom.opening];
}

function isCrumb(atom: CountedAtom): boolean {
  return atom.tokens <= crumbTokens;
}

interface Overlap {
  readonly own: number;
  /** Where the passage before begins, which must not be said again as a whole. */
  readonly least: number;
  /** Tokens. */
  readonly room: number;
}

/** Goes back over the last sentences of running text, as far as there is room for them. */
function overlapStart(atoms: readonly CountedAtom[], { own, least, room }: Overlap): number {
  const opening = atoms[own]?.opening;
  let first = own;
  if (opening !== "sentence" && opening !== "block") return first;
  let tokens = 0;
  while (first - 1 > least && own - first < overlapSentences) {
    const before = atoms[first - 1];
    if (before === undefined || !isRunningText(before)) break;
    tokens += before.tokens;
    if (tokens > room) break;
    first -= 1;
  }
  while (first < own && atoms.slice(first, first + 1).some(isCrumb)) first += 1;
  return first;
}

function isRunningText({ block: { kind } }: CountedAtom): boolean {
  return kind === "paragraph" || kind === "quote" || kind === "item" || kind === "footnote";
}
