import type { Citation, Source } from "#lib/protocol";
import { focusOn } from "./focus-on.ts";

/** Enough to see what the books say; whoever wants more has the passages. */
const mostSources = 3;
const mostCharacters = 400;

/**
 * What the best passages say to a question, word for word: for an answer that keeps to none of them,
 * so that what the books say stands beside what the model says.
 */
export function sayBeside(question: string, passages: readonly Source[]): Citation[] {
  return passages.slice(0, mostSources).flatMap(({ n, section, start, text }) => {
    const part = focusOn(text, question, mostCharacters);
    const quote = text.slice(part.start, part.end);
    if (quote.trim() === "") return [];
    const place = { section, start: start + part.start, end: start + part.end };
    return [{ n, kind: "beside", at: null, quote, ...place } as const];
  });
}
