"use client";

import { useFullSearch } from "../data/use-search.ts";
import { ConversationResult } from "./conversation-hit.tsx";
import { Results } from "./results.tsx";
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
  const { data, error } = found;
  if (data === undefined) {
    return error === null ? (
      <ResultsLoading />
    ) : (
      <ResultsFailed error={error} retry={() => void found.refetch()} />
    );
  }
  return (
    <Results
      where="conversations"
      found={found}
      all={data.pages.flatMap((page) => page.hits)}
      nothing={`Nothing was found for “${text}”. Try fewer words, or the beginning of one.`}
      mostShown={mostShown}
      onMore={onMore}
      keyOf={({ conversationId, messageId }) => `${conversationId}:${messageId}`}
      Entry={ConversationResult}
    />
  );
}
