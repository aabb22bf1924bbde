"use client";

import { useFullSearch } from "../data/use-search.ts";
import { Button } from "../ui/button.tsx";
import { ConversationResult } from "./conversation-hit.tsx";
import { ResultsFailed, ResultsLoading } from "./results-states.tsx";

interface ConversationResultsProps {
  readonly text: string;
  /** Of a list beside others, which says where the rest is. */
  readonly mostShown?: number;
  readonly onMore?: () => void;
}

/** Everything that was ever said with these words, in all branches. */
export function ConversationResults({ text, mostShown, onMore }: ConversationResultsProps) {
  const found = useFullSearch(text);
  const { data, error, isFetching, hasNextPage } = found;
  if (data === undefined) {
    return error === null ? (
      <ResultsLoading />
    ) : (
      <ResultsFailed error={error} retry={() => void found.refetch()} />
    );
  }
  const all = data.pages.flatMap((page) => page.hits);
  const hits = all.slice(0, mostShown);
  const isCut = hits.length < all.length || hasNextPage;
  return (
    <section aria-label="Results in conversations" aria-busy={isFetching}>
      <output className="px-1 text-small text-quiet">
        {all.length === 0
          ? `Nothing was found for “${text}”. Try fewer words, or the beginning of one.`
          : `${all.length}${hasNextPage ? " and more" : ""} found`}
      </output>
      <ol className="mt-3 space-y-2">
        {hits.map((hit) => (
          <li key={`${hit.conversationId}:${hit.messageId}`}>
            <ConversationResult hit={hit} />
          </li>
        ))}
      </ol>
      {isCut && (
        <Button
          className="mt-4"
          disabled={isFetching}
          onClick={onMore ?? (() => void found.fetchNextPage())}
        >
          {onMore === undefined ? "Show more" : "All in conversations"}
        </Button>
      )}
    </section>
  );
}
