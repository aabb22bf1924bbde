import type { LibraryStatus } from "#lib/protocol";
import { count, timeLeft } from "../text/amounts.ts";

/** How much there is: `12 books, 1 240 000 words, 3 400 of 5 000 passages embedded`. */
export function amountWords(status: LibraryStatus): string {
  const { states, coverage, words } = status;
  const books = Object.values(states).reduce((sum, number) => sum + number, 0);
  const { passages, embedded } = coverage;
  return [
    counted(books, "book"),
    counted(words, "word"),
    embedded === passages
      ? counted(passages, "passage")
      : `${count(embedded)} of ${counted(passages, "passage")} embedded`,
  ].join(", ");
}

export interface Doing {
  readonly words: string;
  /** True while something is being done, and an ember may glow. */
  readonly isBusy: boolean;
}

/** What the indexer is doing, in a sentence. */
export function doingWords(status: LibraryStatus): Doing {
  const { isRunning, isPaused, states, coverage, problem } = status;
  if (!isRunning) {
    return {
      words:
        "The indexer is not running. What is read already can be searched; new books wait until Hearth has started it again.",
      isBusy: false,
    };
  }
  if (problem !== null) return { words: problem, isBusy: false };
  const left = coverage.passages - coverage.embedded;
  const toRead = states.queued + states.reading;
  if (toRead === 0 && left <= 0 && states["text-ready"] === 0) {
    return { words: "Everything is read and embedded.", isBusy: false };
  }
  const waiting = [
    toRead > 0 && `${counted(toRead, "book")} to read`,
    left > 0 && `${counted(left, "passage")} to embed`,
  ];
  const speed = [
    status.rate !== null && `${status.rate.toFixed(status.rate < 10 ? 1 : 0)} passages a second`,
    status.secondsLeft !== null && timeLeft(status.secondsLeft),
  ];
  if (isPaused) return { words: sentence("Paused", waiting), isBusy: false };
  return { words: sentence("At work", [...waiting, ...speed]), isBusy: true };
}

function sentence(what: string, facts: readonly (string | false)[]): string {
  const known = facts.filter((fact) => fact !== false);
  return known.length === 0 ? `${what}.` : `${what}: ${known.join(", ")}.`;
}

/** `1 book`, `2 books`. */
export function counted(number: number, noun: string): string {
  return `${count(number)}\u00a0${noun}${number === 1 ? "" : "s"}`;
}
