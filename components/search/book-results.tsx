"use client";

import Link from "next/link";
import type { LibrarySearch } from "#lib/protocol";
import { useLibrary } from "../data/use-library.ts";
import type { usePassages } from "../data/use-passages.ts";
import { coverageWords } from "../text/coverage-words.ts";
import { PassageResult } from "./passage-hit.tsx";
import { Results } from "./results.tsx";
import { ResultsFailed, ResultsLoading } from "./results-states.tsx";

interface BookResultsProps {
  readonly text: string;
  readonly found: ReturnType<typeof usePassages>;
  /** Of a list beside others, which says where the rest is. */
  readonly mostShown?: number;
  readonly onMore?: () => void;
}

/** Passages of books, best first, and how much was looked through for them. */
export function BookResults({ text, found, mostShown, onMore }: BookResultsProps) {
  const { data: library } = useLibrary();
  const { data, error, isPlaceholderData } = found;
  if (library?.documents.length === 0) return <NoBooks />;
  if (error !== null) return <ResultsFailed error={error} retry={() => void found.refetch()} />;
  // What other filters found must never stand for what these find.
  const first = isPlaceholderData ? undefined : data?.pages[0];
  if (data === undefined || first === undefined) return <ResultsLoading />;
  return (
    <Results
      where="books"
      found={found}
      all={data.pages.flatMap((page) => page.hits)}
      nothing={`No book answers to “${text}”. Try other words, or fewer.`}
      mostShown={mostShown}
      onMore={onMore}
      keyOf={({ documentId, section, start }) => `${documentId}:${section}:${start}`}
      Entry={PassageResult}
    >
      <p className="px-1 text-tiny text-quiet">{coverageWords(first.coverage)}</p>
      {isOnlyWords(first) && (
        <p className="mt-2 rounded-control bg-sunken px-3 py-2 text-small">
          Only words were compared so far. What your books mean is still being worked out; search
          again later to find it by other words.
        </p>
      )}
    </Results>
  );
}

const isOnlyWords = ({ mode, coverage }: LibrarySearch) =>
  mode === "words" && coverage.passages > 0 && coverage.embedded < coverage.passages;

function NoBooks() {
  return (
    <p className="mt-3 px-1 text-small">
      There are no books yet.{" "}
      <Link
        href="/library"
        className="inline-flex items-center text-water underline underline-offset-4 pointer-coarse:min-h-11"
      >
        Add some to the library
      </Link>{" "}
      to search them here.
    </p>
  );
}
