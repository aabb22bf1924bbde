"use client";

import { Search } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useEffect, useState, type Ref } from "react";
import { PageHeader } from "../shell/page-header.tsx";
import { classNames } from "../ui/class-names.ts";
import { SearchResults } from "./search-results.tsx";
import { pathOf, wheres, wishIn, type SearchWish, type Where } from "./search-wish.ts";
import { useResultKeys } from "./use-result-keys.ts";
import { useSettled } from "./use-settled.ts";

/** Short enough to seem instant, long enough that no word is asked for letter by letter. */
const typingMs = 200;

/** One box over all books and everything that was ever said. What is looked for stands in the address. */
export function SearchPage() {
  const inAddress = useSearchParams();
  const [wish, setWish] = useState(() => wishIn(inAddress));
  const text = useSettled(wish.text.trim(), typingMs);
  const { area, box, onKeyDown } = useResultKeys();
  const settled: SearchWish = { ...wish, text };
  const path = pathOf(settled);
  useEffect(() => {
    if (location.pathname + location.search !== path) history.replaceState(null, "", path);
  }, [path]);
  return (
    <>
      <title>Search · Hearth</title>
      <PageHeader title="Search" />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- It hears the arrow keys of the box and the links in it. */}
        <div ref={area} onKeyDown={onKeyDown} className="mx-auto max-w-5xl px-4 pt-4 pb-16 sm:px-6">
          <Box
            handle={box}
            text={wish.text}
            onText={(next) => setWish((before) => ({ ...before, text: next, filters: {} }))}
          />
          <Places
            where={wish.where}
            onChoose={(where) => setWish((before) => ({ ...before, where }))}
          />
          {text !== "" && <SearchResults wish={settled} onChange={setWish} />}
        </div>
      </div>
    </>
  );
}

interface BoxProps {
  readonly handle: Ref<HTMLInputElement>;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function Box({ handle, text, onText }: BoxProps) {
  return (
    <>
      <label className="flex items-center gap-3 rounded-card border border-edge bg-raised px-4 focus-within:border-ember">
        <Search aria-hidden="true" size={18} className="shrink-0 text-quiet" />
        <input
          ref={handle}
          type="search"
          aria-label="Search books and conversations"
          dir="auto"
          value={text}
          onChange={(event) => onText(event.target.value)}
          maxLength={200}
          placeholder="Words, or “words that stand together”"
          className="min-h-12 min-w-0 flex-1 bg-transparent outline-none"
        />
      </label>
      <p className="mt-2 px-1 text-tiny text-quiet">
        Quotes hold words together, a minus leaves a word out. In books, title:candide and
        author:voltaire choose among them. ↑ and ↓ walk through what is found, Enter opens it.
      </p>
    </>
  );
}

const names: Readonly<Record<Where, string>> = {
  all: "All",
  books: "Books",
  chats: "Conversations",
};

function Places({ where, onChoose }: { where: Where; onChoose: (where: Where) => void }) {
  return (
    <fieldset className="mt-3 flex gap-1">
      <legend className="sr-only">Where to look</legend>
      {wheres.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === where}
          onClick={() => onChoose(one)}
          className={classNames(
            "min-h-9 min-w-11 rounded-control px-3 text-small pointer-coarse:min-h-11",
            one === where ? "bg-bubble font-semibold" : "text-quiet hover:bg-sunken hover:text-ink",
          )}
        >
          {names[one]}
        </button>
      ))}
    </fieldset>
  );
}
