"use client";

import type { SearchHit } from "#lib/protocol";

interface FoundListProps {
  readonly hits: readonly SearchHit[];
  readonly place: number;
  readonly onGo: (place: number) => void;
}

/** What was found, with the words around it. */
export function FoundList({ hits, place, onGo }: FoundListProps) {
  if (hits.length === 0) return null;
  return (
    <ol aria-label="Found" className="mx-auto mt-2 max-h-44 max-w-thread overflow-y-auto">
      {hits.map((hit, index) => (
        <li key={hit.messageId}>
          <button
            type="button"
            aria-current={index === place}
            onClick={() => onGo(index)}
            className="flex min-h-9 w-full items-baseline gap-3 rounded-control px-3 py-1 text-start text-small hover:bg-sunken aria-[current=true]:bg-sunken pointer-coarse:min-h-11"
          >
            <span className="w-14 shrink-0 text-tiny text-quiet">
              {hit.role === "user" ? "You" : "Hearth"}
            </span>
            <span className="min-w-0 flex-1 truncate" dir="auto">
              {hit.excerpt.map(({ text, isMatch }, piece) =>
                isMatch ? (
                  // oxlint-disable-next-line react/no-array-index-key -- Pieces have no names, and their order never changes.
                  <mark key={piece} className="rounded-hair bg-ember/25 text-ink">
                    {text}
                  </mark>
                ) : (
                  text
                ),
              )}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
