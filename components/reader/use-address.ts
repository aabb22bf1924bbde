"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { OpenedDocument, ReadingPlace } from "#lib/protocol";
import { firstWish, wishIn } from "./first-wish.ts";
import { placePath } from "./place-path.ts";

interface Step {
  readonly from: ReadingPlace;
  readonly to: ReadingPlace;
}

/**
 * The place that the address asks for. Following a link makes a step of the browser's history, so
 * that going back, by whatever means, leads to where one was.
 */
export function useAddress(book: OpenedDocument) {
  const query = useSearchParams();
  const address = query.toString();
  const [known, setKnown] = useState(address);
  const [wish, setWish] = useState(() => firstWish(book, query));
  const [passing, setPassing] = useState<string>();
  const [returns, setReturns] = useState<readonly string[]>([]);
  if (known !== address) setKnown(address);
  // What a link leaves behind is an address to come back to, and no wish while it is being left.
  if (known !== address && address !== passing) {
    setPassing(undefined);
    const next = wishIn(book, query);
    if (next !== undefined) setWish(next);
    if (returns.at(-1) === address) setReturns(returns.slice(0, -1));
  }
  const leave = useCallback(
    ({ from, to }: Step) => {
      const addressOf = ({ section, offset }: ReadingPlace) =>
        placePath(book.id, { section, start: offset });
      history.replaceState(null, "", addressOf(from));
      const behind = location.search.slice(1);
      setPassing(behind);
      setReturns((before) => [...before, behind]);
      history.pushState(null, "", addressOf(to));
    },
    [book.id],
  );
  const rendered = useRef(address);
  useEffect(() => {
    rendered.current = address;
  }, [address]);
  const clear = useCallback(() => {
    // An address that was just set and is not rendered yet is a wish that must not be lost.
    const isRendered = location.search.slice(1) === rendered.current;
    if (isRendered && rendered.current !== "") history.replaceState(null, "", location.pathname);
  }, []);
  return { wish, setWish, leave, clear, canReturn: returns.length > 0 };
}
