"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { FoundInBook, OpenedDocument, Place } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useFindInBook } from "../data/use-document.ts";
import { Excerpt } from "../search/excerpt.tsx";
import { useSettled } from "../search/use-settled.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { chapterAt } from "./book-places.ts";

const typingMs = 200;

interface FindInBookProps {
  readonly book: OpenedDocument;
  readonly onGo: (place: Place) => void;
  readonly onClose: () => void;
}

/** Finds words in the whole book, also where it is not painted, and goes to them. */
export function FindInBook({ book, onGo, onClose }: FindInBookProps) {
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(-1);
  const settled = useSettled(query.trim(), typingMs);
  const { data, error, isFetching } = useFindInBook(book.id, settled);
  const places = settled === "" ? [] : (data?.places ?? []);
  useEffect(() => input.current?.focus(), []);
  function goTo(next: number) {
    const place = places[next];
    if (place === undefined) return;
    setAt(next);
    onGo(place);
  }
  const step = (by: -1 | 1) =>
    goTo((Math.max(at, by === 1 ? -1 : 0) + by + places.length) % places.length);
  return (
    <search className="border-b border-line bg-raised px-3 py-2">
      <div className="mx-auto flex max-w-thread items-center gap-1">
        <input
          ref={input}
          type="search"
          aria-label="Find in this book"
          placeholder="Find in this book"
          dir="auto"
          maxLength={200}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(-1);
          }}
          onKeyDown={(event) => onKeys(event, { step, onClose })}
          className="min-h-9 min-w-0 flex-1 rounded-control border border-edge bg-ground px-3 outline-none focus:border-ember pointer-coarse:min-h-11"
        />
        <output className="px-1 text-tiny text-quiet sm:px-2 sm:text-small">
          {error === null ? wordsFor({ settled, isFetching, found: data, at }) : sentenceOf(error)}
        </output>
        <IconButton icon={ChevronUp} label="Previous match" onClick={() => step(-1)} />
        <IconButton icon={ChevronDown} label="Next match" onClick={() => step(1)} />
        <IconButton icon={X} label="Close" onClick={onClose} />
      </div>
      {places.length > 0 && <Places {...{ book, places, at, goTo }} />}
    </search>
  );
}

interface PlacesProps {
  readonly book: OpenedDocument;
  readonly places: FoundInBook["places"];
  readonly at: number;
  readonly goTo: (index: number) => void;
}

function Places({ book, places, at, goTo }: PlacesProps) {
  return (
    <ol
      aria-label="Found"
      lang={book.language ?? undefined}
      className="mx-auto mt-2 max-h-[28dvh] max-w-thread overflow-y-auto"
    >
      {places.map((place, index) => (
        <li key={`${place.section}:${place.start}`}>
          <button
            type="button"
            aria-current={index === at}
            onClick={() => goTo(index)}
            className="block min-h-9 w-full rounded-control px-3 py-1 text-start text-small hover:bg-sunken aria-[current=true]:bg-sunken pointer-coarse:min-h-11"
          >
            <span className="block truncate text-tiny text-quiet" dir="auto">
              {chapterAt(book, { section: place.section, offset: place.start })}
            </span>
            <span className="line-clamp-2 wrap-anywhere">
              <Excerpt pieces={place.excerpt} />
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

interface Finding {
  readonly settled: string;
  readonly isFetching: boolean;
  readonly found: FoundInBook | undefined;
  readonly at: number;
}

function wordsFor({ settled, isFetching, found, at }: Finding): string {
  if (settled === "") return "";
  if (found === undefined) return isFetching ? "Searching" : "";
  const { places, hasMore } = found;
  if (places.length === 0) return "Not in this book";
  const all = `${hasMore ? "more than " : ""}${places.length}`;
  return at >= 0 ? `${at + 1} of ${all}` : `${all} found`;
}

interface FindKeys {
  readonly step: (by: -1 | 1) => void;
  readonly onClose: () => void;
}

function onKeys(event: KeyboardEvent, { step, onClose }: FindKeys) {
  if (event.nativeEvent.isComposing) return;
  if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
  else if (event.key === "Escape") onClose();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
