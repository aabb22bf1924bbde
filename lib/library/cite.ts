import { citationMarksIn, type Citation, type CitationMark, type Source } from "#lib/protocol";
import { answerSentences, withoutMarks, type AnswerSentence } from "./answer-sentences.ts";
import { Statements, type Bearing, type Statement } from "./bearing.ts";
import { isQuotable, locateIn } from "./locate-quote.ts";
import { plainTextOf, type PlainText } from "./plain-text.ts";
import { quotedIn, type Quoted } from "./quoted-in.ts";
import type { TextRange } from "./sentences.ts";
import { withoutCode } from "./without-code.ts";

/** Nobody checks more; an answer of nothing but quote marks must not take minutes. */
const mostCitations = 100;
const mostQuotes = 200;
const mostSentences = 1_000;

/** How much of what a sentence speaks of a source must speak of: where it names the source, less where they share two words that tell, and where it names none. */
const shareIfMarked = 0.3;
const shareIfMarkedTwice = 0.15;
const shareIfUnmarked = 0.45;
const sharedIfUnmarked = 3;
/** The same the other way round, for an answer that nothing bears out sentence by sentence. */
const shareOfStatement = 0.35;

/** How far from a quote the mark may stand that names its source. */
const nearMark = 200;

/**
 * What bears an answer out, in the passages its writer was shown. Whatever is called a quote here was
 * found word for word in its passage, and `Citation.quote` is always what stands there. Depends on
 * nothing the model was told: numbers that are wrong are put right, and an answer that names no
 * source is held against all of them.
 */
export function cite(answer: string, passages: readonly Source[]): Citation[] {
  const text = withoutCode(answer);
  const marks = citationMarksIn(text);
  const citing = new Citing(passages);
  const sentences = answerSentences(text, marks).slice(0, mostSentences);
  const said = withoutMarks(text, marks);
  const quotes = citing.quotes(text, marks);
  const cited = [...quotes, ...citing.marked(said, sentences, quotes)];
  if (cited.length === 0) cited.push(...citing.unmarked(said, sentences));
  if (cited.length === 0) cited.push(...citing.whole(said));
  return cited
    .toSorted((one, other) => (one.at?.start ?? 0) - (other.at?.start ?? 0) || one.n - other.n)
    .slice(0, mostCitations);
}

class Citing {
  readonly #passages: ReadonlyMap<number, Source>;
  readonly #plain = new Map<number, PlainText>();
  readonly #statements: Statements;

  constructor(passages: readonly Source[]) {
    this.#passages = new Map(passages.map((passage) => [passage.n, passage]));
    this.#statements = new Statements(passages);
  }

  /** What the answer gives as quotes: true ones as such, others as paraphrases of what is nearest to them. */
  quotes(answer: string, marks: readonly CitationMark[]): Citation[] {
    const quotable = quotedIn(answer).filter(({ words }) => isQuotable(words));
    return quotable.slice(0, mostQuotes).flatMap((quoted) => {
      const named = nearestMark(quoted, answer, marks)?.numbers ?? [];
      const at = { start: quoted.start, end: quoted.end };
      const found = this.#locate(quoted.words, named);
      if (found !== undefined) return [this.#citation("quote", found, at)];
      const nearest = this.#nearest(quoted, new Set(named));
      return nearest === undefined ? [] : [this.#citation("paraphrase", nearest, at)];
    });
  }

  /** For each source that a sentence names: the statement in it that bears the sentence out, if one does. */
  marked(
    answer: string,
    sentences: readonly AnswerSentence[],
    quotes: readonly Citation[],
  ): Citation[] {
    return sentences.flatMap((at) => {
      const words = answer.slice(at.start, at.end);
      const own = quotes.filter((quote) => isWithin(quote, at)).map(({ n }) => n);
      return [...at.numbers].flatMap((n) => {
        if (own.includes(n)) return [];
        const best = this.#statements.findBest(words, new Set([n]));
        if (best === undefined || !isSupport(best, at.numbers.size)) return [];
        return [this.#citation("support", best.statement, at)];
      });
    });
  }

  /** For an answer that names no source: what bears its sentences out. */
  unmarked(answer: string, sentences: readonly AnswerSentence[]): Citation[] {
    return sentences.flatMap((at) => {
      const best = this.#statements.findBest(answer.slice(at.start, at.end));
      const isBorneOut =
        best !== undefined && best.share >= shareIfUnmarked && best.shared >= sharedIfUnmarked;
      return isBorneOut ? [this.#citation("support", best.statement, at)] : [];
    });
  }

  /** The statement that the answer as a whole takes up. */
  whole(answer: string): Citation[] {
    const best = this.#statements.findMostSpokenOf(answer);
    const isBorneOut =
      best !== undefined && best.share >= shareOfStatement && best.shared >= sharedIfUnmarked;
    return isBorneOut ? [this.#citation("support", best.statement, null)] : [];
  }

  /** In the sources that are named first, then in the others: models miscount. */
  #locate(words: string, named: readonly number[]): Statement | undefined {
    for (const n of new Set([...named, ...this.#passages.keys()])) {
      const range = this.#locateIn(n, words);
      if (range !== undefined) return { ...range, n };
    }
    return undefined;
  }

  #locateIn(n: number, words: string): TextRange | undefined {
    const passage = this.#passages.get(n);
    if (passage === undefined) return undefined;
    const plain = this.#plain.get(n) ?? plainTextOf(passage.text);
    this.#plain.set(n, plain);
    return locateIn(plain, words);
  }

  #nearest({ words }: Quoted, named: ReadonlySet<number>): Statement | undefined {
    const own = named.size === 0 ? undefined : this.#statements.findBest(words, named);
    return (own ?? this.#statements.findBest(words))?.statement;
  }

  #citation(kind: Citation["kind"], found: Statement, at: TextRange | null): Citation {
    const passage = this.#passages.get(found.n);
    if (passage === undefined) throw new Error(`There is no passage ${found.n}.`);
    const quote = passage.text.slice(found.start, found.end);
    const start = passage.start + found.start;
    const place = { section: passage.section, start, end: start + quote.length };
    const where = at === null ? null : { start: at.start, end: at.end };
    return { n: found.n, kind, at: where, quote, ...place };
  }
}

/** Of a sentence that leans on several sources, each has its part. */
function isSupport({ share, shared }: Bearing, sources: number): boolean {
  return shared > 0 && share >= (shared > 1 ? shareIfMarkedTwice : shareIfMarked) / sources;
}

function isWithin({ at }: Citation, { start, end }: TextRange): boolean {
  return at !== null && at.start >= start && at.start < end;
}

/** The first mark behind a quote, or else the last before it, within its paragraph. */
function nearestMark(
  { start, end }: TextRange,
  answer: string,
  marks: readonly CitationMark[],
): CitationMark | undefined {
  const behind = marks.find((mark) => mark.start >= end);
  const before = marks.findLast((mark) => mark.end <= start);
  const isNear = (from: number, to: number) =>
    to - from <= nearMark && !/\n[^\S\n]*\n/u.test(answer.slice(from, to));
  if (behind !== undefined && isNear(end, behind.start)) return behind;
  return before !== undefined && isNear(before.end, start) ? before : undefined;
}
