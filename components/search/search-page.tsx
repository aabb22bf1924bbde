"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import type { SearchHit } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useFullSearch } from "../data/use-search.ts";
import { PageHeader } from "../shell/page-header.tsx";
import { Button } from "../ui/button.tsx";
import { Excerpt } from "./excerpt.tsx";
import { HitFacts } from "./hit-facts.tsx";
import { hitPath, searchPath } from "./hit-path.ts";
import { useSettled } from "./use-settled.ts";

const typingMs = 300;

/** Everything that was ever said, in all branches. What is looked for stands in the address. */
export function SearchPage() {
  const inAddress = useSearchParams().get("q") ?? "";
  const [text, setText] = useState(inAddress);
  const settled = useSettled(text.trim(), typingMs);
  useEffect(() => {
    const path = settled === "" ? "/search" : searchPath(settled);
    if (location.pathname + location.search !== path) history.replaceState(null, "", path);
  }, [settled]);
  return (
    <>
      <title>Search · Hearth</title>
      <PageHeader title="Search" />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-thread px-4 pt-4 pb-16 sm:px-6">
          <label className="flex items-center gap-3 rounded-card border border-edge bg-raised px-4 focus-within:border-ember">
            <Search aria-hidden="true" size={18} className="shrink-0 text-quiet" />
            <input
              type="search"
              aria-label="Search all messages"
              value={text}
              onChange={(event) => setText(event.target.value)}
              maxLength={200}
              placeholder="Words, or “words that stand together”"
              className="min-h-12 min-w-0 flex-1 bg-transparent outline-none"
            />
          </label>
          <p className="mt-2 px-1 text-tiny text-quiet">
            Quotes hold words together, a minus leaves a word out, the last word may be a beginning.
          </p>
          {settled !== "" && <Results text={settled} />}
        </div>
      </div>
    </>
  );
}

function Results({ text }: { text: string }) {
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useFullSearch(text);
  if (data === undefined) {
    return error === null ? <Skeleton /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const hits = data.pages.flatMap((page) => page.hits);
  return (
    <section aria-label="Results" aria-busy={isFetching} className="mt-6">
      <output className="px-1 text-small text-quiet">
        {hits.length === 0
          ? `Nothing was found for “${text}”. Try fewer words, or the beginning of one.`
          : `${hits.length}${hasNextPage ? " and more" : ""} found`}
      </output>
      <ol className="mt-3 space-y-2">
        {hits.map((hit) => (
          <li key={`${hit.conversationId}:${hit.messageId}`}>
            <Hit hit={hit} />
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button className="mt-5" disabled={isFetching} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  return (
    <Link
      href={hitPath(hit)}
      prefetch={false}
      className="block rounded-card border border-line bg-raised px-4 py-3 hover:border-edge"
    >
      <span className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1 truncate text-small font-semibold" dir="auto">
          {hit.conversationTitle}
        </span>
        <HitFacts hit={hit} />
      </span>
      {hit.messageId !== null && (
        <span className="mt-1 line-clamp-3 text-small wrap-anywhere">
          <Excerpt pieces={hit.excerpt} />
        </span>
      )}
    </Link>
  );
}

function Skeleton() {
  return (
    <div aria-busy="true" className="mt-8 space-y-2">
      <span className="sr-only">Searching.</span>
      {["first", "second", "third"].map((place) => (
        <div key={place} className="h-20 rounded-card bg-sunken" />
      ))}
    </div>
  );
}

function Failed({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <div className="mt-8 space-y-3 px-1">
      <p>{sentenceOf(error)}</p>
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}
