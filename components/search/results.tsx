import type { ComponentType, Key, ReactNode } from "react";
import { Button } from "../ui/button.tsx";

/** A list of what was found that grows a page at a time. */
export interface GrowingList {
  readonly isFetching: boolean;
  readonly hasNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

interface ResultsProps<Hit> {
  /** What it was found in: `books`. */
  readonly where: string;
  readonly found: GrowingList;
  readonly all: readonly Hit[];
  /** Said when there are none. */
  readonly nothing: string;
  /** Of a list beside others, which says where the rest is. */
  readonly mostShown: number | undefined;
  readonly onMore: (() => void) | undefined;
  readonly keyOf: (hit: Hit) => Key;
  readonly Entry: ComponentType<{ readonly hit: Hit }>;
  /** What is said between their number and the hits. */
  readonly children?: ReactNode;
}

/** How many were found, the best of them, and the way to the others. */
export function Results<Hit>({
  where,
  found,
  all,
  nothing,
  mostShown,
  onMore,
  keyOf,
  Entry,
  children,
}: ResultsProps<Hit>) {
  const { isFetching, hasNextPage, fetchNextPage } = found;
  const hits = all.slice(0, mostShown);
  const isCut = hits.length < all.length || hasNextPage;
  return (
    <section aria-label={`Results in ${where}`} aria-busy={isFetching}>
      <output className="px-1 text-small text-quiet">
        {all.length === 0 ? nothing : `${all.length}${hasNextPage ? " and more" : ""} found`}
      </output>
      {children}
      <ol className="mt-3 space-y-2">
        {hits.map((hit) => (
          <li key={keyOf(hit)}>
            <Entry hit={hit} />
          </li>
        ))}
      </ol>
      {isCut && (
        <Button
          className="mt-4"
          disabled={isFetching}
          onClick={onMore ?? (() => void fetchNextPage())}
        >
          {onMore === undefined ? "Show more" : `All in ${where}`}
        </Button>
      )}
    </section>
  );
}
