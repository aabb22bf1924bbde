import type { Citation, Source, Sources } from "#lib/protocol";

const book = "b0000000-0000-4000-8000-000000000001";

/** A passage without anything special about it. */
export const newSource = (n: number, changes: Partial<Source> = {}): Source => ({
  n,
  documentId: book,
  title: "Candide",
  creators: ["Voltaire"],
  headings: ["Candide", `Chapter ${n}`],
  page: null,
  section: n,
  start: 100,
  end: 160,
  text: "All is for the best in the best of all possible worlds.",
  score: 0.8,
  ...changes,
});

/** What three passages of one book say to a question. */
export const newSources = (
  citations: readonly Citation[] = [],
  changes: Partial<Sources> = {},
): Sources => ({
  query: "What is best?",
  mode: "automatic",
  coverage: { documents: 3, passages: 1200, embedded: 1000, unread: 1 },
  isAnswered: true,
  passages: [newSource(1), newSource(2), newSource(3)],
  citations: [...citations],
  ...changes,
});

/** Where the words of an answer are borne out. */
export function newCitation(
  answer: string,
  words: string,
  changes: Partial<Citation> = {},
): Citation {
  const start = answer.indexOf(words);
  if (start === -1) throw new Error(`The answer does not say ${words}`);
  return {
    n: 1,
    kind: "quote",
    at: { start, end: start + words.length },
    section: 1,
    start: 110,
    end: 140,
    quote: words,
    ...changes,
  };
}
