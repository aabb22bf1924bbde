import type { Citation, Sources } from "#lib/protocol";
import { some } from "../text/coverage-words.ts";

/** What stands below an answer that the library helped with: `3 passages, 2 quotes checked`. */
export function sourcesLine({ passages, citations }: Sources): string {
  const quotes = citations.filter(({ kind }) => kind === "quote").length;
  const shown = some(passages.length, "passage", "passages");
  return quotes === 0 ? shown : `${shown}, ${some(quotes, "quote checked", "quotes checked")}`;
}

/** Said above what the books say to an answer as a whole. */
export function besideWords(kind: Citation["kind"]): string {
  return kind === "beside"
    ? "The answer does not keep to your books. This is what they say to your question:"
    : "What your books say about it:";
}

/** What is said below an answer to which the library had nothing to say; one that must come from it says so itself. */
export function unansweredWords(mode: Sources["mode"]): string {
  return mode === "explicit"
    ? "The model was not asked."
    : "Your library does not answer this. The answer is from the model alone.";
}

/** `82 %` */
export function scoreWords(score: number): string {
  return `${Math.round(score * 100)}\u00a0%`;
}
