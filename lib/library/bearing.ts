import type { Source } from "#lib/protocol";
import { sentencesOf, type TextRange } from "./sentences.ts";
import { tellingUnits } from "./telling-units.ts";

/** A sentence of a passage, or a part of a very long one. */
export interface Statement extends TextRange {
  readonly n: number;
}

/** How far a statement bears a text out. */
export interface Bearing {
  readonly statement: Statement;
  /** The share of what the text speaks of that the statement speaks of too, from 0 to 1. */
  readonly share: number;
  /** How many telling words they share. */
  readonly shared: number;
}

interface Indexed {
  readonly statement: Statement;
  readonly units: ReadonlyMap<string, number>;
}

/** Sentences longer than this are shown in parts. */
const longestStatement = 500;
const partOfSentence = /[^]{150,499}[;:,—、，]|[^]{150,499}\s|[^]{1,500}/gu;
/** Worth from which on a unit counts as telling. */
const telling = 0.6;

/** The sentences of some passages, to be asked which of them bears a text out. */
export class Statements {
  readonly #all: readonly Indexed[];
  readonly #byUnit = new Map<string, number[]>();

  constructor(passages: readonly Pick<Source, "n" | "text">[]) {
    this.#all = passages.flatMap(({ n, text }) =>
      statementsOf(text).map((range) => ({
        statement: { ...range, n },
        units: tellingUnits(text.slice(range.start, range.end)),
      })),
    );
    for (const [index, { units }] of this.#all.entries()) {
      for (const unit of units.keys()) {
        const known = this.#byUnit.get(unit);
        if (known === undefined) this.#byUnit.set(unit, [index]);
        else known.push(index);
      }
    }
  }

  /** The statement that speaks most of what a text speaks of; undefined when none does. */
  findBest(text: string, among?: ReadonlySet<number>): Bearing | undefined {
    const units = tellingUnits(text);
    const whole = this.#weigh(units);
    let best: Bearing | undefined;
    for (const [index, { weight, shared }] of this.#overlaps(units)) {
      const statement = this.#all[index]?.statement;
      if (statement === undefined || among?.has(statement.n) === false) continue;
      const share = weight / whole;
      if (best === undefined || share > best.share) best = { statement, share, shared };
    }
    return best;
  }

  /** The statement of which a text speaks most: for an answer that touches on it here and there. */
  findMostSpokenOf(text: string): Bearing | undefined {
    let best: Bearing | undefined;
    for (const [index, { weight, shared }] of this.#overlaps(tellingUnits(text))) {
      const indexed = this.#all[index];
      if (indexed === undefined) continue;
      const share = weight / this.#weigh(indexed.units);
      const isBetter = best === undefined || share * shared > best.share * best.shared;
      if (isBetter) best = { statement: indexed.statement, share, shared };
    }
    return best;
  }

  #overlaps(units: ReadonlyMap<string, number>) {
    const overlaps = new Map<number, { weight: number; shared: number }>();
    for (const [unit, worth] of units) {
      for (const index of this.#byUnit.get(unit) ?? []) {
        const overlap = overlaps.get(index) ?? { weight: 0, shared: 0 };
        overlap.weight += worth * this.#rarity(unit);
        if (worth >= telling) overlap.shared += 1;
        overlaps.set(index, overlap);
      }
    }
    return overlaps;
  }

  #weigh(units: ReadonlyMap<string, number>): number {
    let sum = 0;
    for (const [unit, worth] of units) sum += worth * this.#rarity(unit);
    return sum;
  }

  /** What most sentences say tells none of them from the others. */
  #rarity(unit: string): number {
    const count = this.#byUnit.get(unit)?.length ?? 0;
    return Math.log(1 + (this.#all.length + 1) / (count + 1));
  }
}

/** Sentences; those that go on for half a page fall into parts at their commas. */
function statementsOf(text: string): TextRange[] {
  return sentencesOf(text).flatMap((sentence) => {
    if (sentence.end - sentence.start <= longestStatement) return [sentence];
    return partsOf(text, sentence);
  });
}

function partsOf(text: string, { start, end }: TextRange): TextRange[] {
  const parts = text.slice(start, end).matchAll(partOfSentence);
  return [...parts].flatMap(({ 0: part, index }) => {
    const words = part.trim();
    const from = start + index + part.indexOf(words);
    return words === "" ? [] : [{ start: from, end: from + words.length }];
  });
}
