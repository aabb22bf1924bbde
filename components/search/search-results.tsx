"use client";

import type { ReactNode } from "react";
import { usePassages, type FacetName } from "../data/use-passages.ts";
import { useMedia } from "../ui/use-media.ts";
import { BookResults } from "./book-results.tsx";
import { ConversationResults } from "./conversation-results.tsx";
import { Facets } from "./facets.tsx";
import { filtersCount, withToggled, type SearchWish } from "./search-wish.ts";

/** Of each kind, where both are shown. */
const fewest = 5;

interface SearchResultsProps {
  readonly wish: SearchWish;
  readonly onChange: (change: (wish: SearchWish) => SearchWish) => void;
}

/** What was found, and beside it the filters for what was found in books. */
export function SearchResults({ wish, onChange }: SearchResultsProps) {
  const { text, where, filters } = wish;
  const found = usePassages(text, filters, where !== "chats");
  const facets = found.data?.pages[0]?.facets;
  const toggle = (name: FacetName, value: string) =>
    onChange((before) => ({
      ...before,
      where: "books",
      filters: withToggled(before.filters, name, value),
    }));
  const look = (next: SearchWish["where"]) => onChange((before) => ({ ...before, where: next }));
  if (where === "chats") {
    return (
      <div className="mx-auto mt-5 max-w-thread">
        <ConversationResults key={text} text={text} />
      </div>
    );
  }
  return (
    <div className="mt-5 gap-8 lg:flex">
      {facets !== undefined && (
        <Narrowing chosen={filtersCount(filters)}>
          <Facets facets={facets} filters={filters} onToggle={toggle} />
        </Narrowing>
      )}
      <div className="min-w-0 flex-1">
        {where === "books" && <BookResults text={text} found={found} />}
        {where === "all" && <Both text={text} found={found} onLook={look} />}
      </div>
    </div>
  );
}

interface BothProps {
  readonly text: string;
  readonly found: ReturnType<typeof usePassages>;
  readonly onLook: (where: SearchWish["where"]) => void;
}

/** The best of each kind, and the way to the rest. */
function Both({ text, found, onLook }: BothProps) {
  const toBooks = () => onLook("books");
  const toChats = () => onLook("chats");
  return (
    <>
      <Part title="Books">
        <BookResults text={text} found={found} mostShown={fewest} onMore={toBooks} />
      </Part>
      <Part title="Conversations">
        <ConversationResults key={text} text={text} mostShown={fewest} onMore={toChats} />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mb-8">
      <h2 className="mb-1 px-1 font-serif text-lead">{title}</h2>
      {children}
    </div>
  );
}

/** Beside the results where there is room, and folded away above them where there is not. */
function Narrowing({ chosen, children }: { chosen: number; children: ReactNode }) {
  const isWide = useMedia("(min-width: 64rem)");
  if (isWide) {
    return (
      <section aria-label="Narrow down" className="w-56 shrink-0">
        {children}
      </section>
    );
  }
  return (
    <details className="mb-4 rounded-card border border-line px-4 py-1">
      <summary className="flex min-h-9 items-center text-small pointer-coarse:min-h-11">
        Narrow down{chosen > 0 && ` (${chosen} chosen)`}
      </summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}
