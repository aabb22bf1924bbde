"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useState } from "react";
import type { OpenedDocument, Place, ReadingPlace } from "#lib/protocol";
import type { Goal, Seen } from "./flow.ts";
import { goalIn, placePath } from "./place-path.ts";
import { useKeptPlace } from "./use-kept-place.ts";

/**
 * Where one is in a book and how one came there. An address may name a place; following a link
 * makes a step of the browser's history, so that going back leads to where one was.
 */
export function useJourney(book: OpenedDocument) {
  const query = useSearchParams();
  const address = query.toString();
  const [gone, setGone] = useState(address);
  const [wish, setWish] = useState(() => firstWish(book, query));
  const [seen, setSeen] = useState<Seen>(() => ({ place: wish.goal, part: 0, isByReader: false }));
  const [passing, setPassing] = useState<string>();
  const [returns, setReturns] = useState<readonly string[]>([]);
  const { goal, highlight } = wish;
  if (gone !== address) setGone(address);
  // What a link leaves behind is an address to come back to, and no wish while it is being left.
  if (gone !== address && address !== passing) {
    setPassing(undefined);
    const next = wishIn(book, query);
    if (next !== undefined) setWish(next);
    if (returns.at(-1) === address) setReturns(returns.slice(0, -1));
  }
  const keepPlace = useKeptPlace(book.id);

  const onSeen = useCallback(
    (now: Seen) => {
      setSeen(now);
      if (!now.isByReader) return;
      keepPlace(now.place);
      // The address says where one is only until one moves on; read anew, the kept place is gone to.
      if (location.search !== "") history.replaceState(null, "", location.pathname);
    },
    [keepPlace],
  );
  const goTo = useCallback(
    (place: ReadingPlace, cited?: Place) => {
      const inside = { ...place, section: inBook(book, place.section) };
      setWish({
        goal: { ...inside, isCited: cited !== undefined, takesFocus: false },
        highlight: cited,
      });
      keepPlace(inside);
    },
    [book, keepPlace],
  );
  const follow = useCallback(
    (to: ReadingPlace) => {
      const here = { section: seen.place.section, start: seen.place.offset };
      history.replaceState(null, "", placePath(book.id, here));
      const address = location.search.slice(1);
      setPassing(address);
      setReturns((before) => [...before, address]);
      history.pushState(null, "", placePath(book.id, { section: to.section, start: to.offset }));
    },
    [book.id, seen],
  );
  return {
    goal,
    highlight,
    seen,
    onSeen,
    goTo,
    follow,
    goToFound: (place: Place) => goTo({ section: place.section, offset: place.start }, place),
    forgetHighlight: () => setWish((before) => ({ ...before, highlight: undefined })),
    canReturn: returns.length > 0,
    back: () => {
      if (returns.length > 0) history.back();
    },
  };
}

interface Wish {
  readonly goal: Goal;
  readonly highlight: Place | undefined;
}

function firstWish(book: OpenedDocument, query: URLSearchParams): Wish {
  const place = book.place ?? { section: 0, offset: 0 };
  const kept = { ...place, section: inBook(book, place.section) };
  return (
    wishIn(book, query) ?? {
      goal: { ...kept, isCited: false, takesFocus: false },
      highlight: undefined,
    }
  );
}

function wishIn(book: OpenedDocument, query: URLSearchParams): Wish | undefined {
  const asked = goalIn(query);
  if (asked === undefined) return undefined;
  const { start, end } = asked;
  const section = inBook(book, asked.section);
  return {
    goal: { section, offset: start, isCited: end !== undefined, takesFocus: true },
    highlight: end === undefined ? undefined : { section, start, end },
  };
}

function inBook({ outline }: OpenedDocument, section: number): number {
  return Math.min(Math.max(section, 0), Math.max(outline.length - 1, 0));
}
