import type { Sources } from "#lib/protocol";
import { coverageWords } from "../text/coverage-words.ts";
import { SourceEntry } from "./source-entry.tsx";

/** Everything the library had to say to a question, and how much of it was looked through. */
export function SourcesList({ sources }: { sources: Sources }) {
  const { passages, citations, coverage, query, isAnswered } = sources;
  return (
    <>
      <div className="border-b border-line px-4 pb-3 text-small">
        <p className="wrap-anywhere" dir="auto">
          Looked for “{query}”
        </p>
        <p className="mt-1 text-tiny text-quiet">{coverageWords(coverage)}</p>
        {!isAnswered && (
          <p className="mt-2">
            {passages.length === 0
              ? "Nothing comes near it."
              : "Nothing answers it. This is the nearest there is; the model was shown none of it."}
          </p>
        )}
      </div>
      <ol className="divide-y divide-line">
        {passages.map((source) => (
          <li key={source.n}>
            <SourceEntry source={source} citations={citations.filter(({ n }) => n === source.n)} />
          </li>
        ))}
      </ol>
    </>
  );
}
