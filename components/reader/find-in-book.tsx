"use client";

import { useState } from "react";
import type { FoundInBook, OpenedDocument, Place } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useFindInBook } from "../data/use-document.ts";
import { Excerpt } from "../search/excerpt.tsx";
import { useSettled } from "../search/use-settled.ts";
import { FindBox } from "../ui/find-box.tsx";
import { chapterAt } from "./book-places.ts";

const typingMs = 200;

interface FindInBookProps {
  readonly book: OpenedDocument;
  readonly onGo: (place: Place) => void;
  readonly onClose: () => void;
}

/** Finds words in the whole book, also where it is not painted, and goes to them. */
export function FindInBook({ book, onGo, onClose }: FindInBookProps) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(-1);
  const settled = useSettled(query.trim(), typingMs);
  const { data, error, isFetching } = useFindInBook(book.id, settled);
  const places = settled === "" ? [] : (data?.places ?? []);
  function goTo(next: number) {
    const place = places[next];
    if (place === undefined) return;
    setAt(next);
    onGo(place);
  }
  const step = (by: -1 | 1) =>
    goTo((Math.max(at, by === 1 ? -1 : 0) + by + places.length) % places.length);
  const words = wordsFor({ settled, isFetching, found: data, at });
  return (
    <FindBox
      label="Find in this book"
      query={query}
      onQuery={(typed) => {
        setQuery(typed);
        setAt(-1);
      }}
      words={error === null ? words : sentenceOf(error)}
      onStep={step}
      onClose={onClose}
    >
      {places.length > 0 && <Places {...{ book, places, at, goTo }} />}
    </FindBox>
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
