"use client";

import { useCallback, useRef, useState } from "react";
import type { OpenedDocument, Place, ReadingPlace } from "#lib/protocol";
import { inBook, merelyAt } from "./first-wish.ts";
import type { Seen } from "./flow.ts";
import type { ReadingSettings } from "./reading-settings.ts";
import { useAddress } from "./use-address.ts";
import { useKeptPlace } from "./use-kept-place.ts";

/** Where one is in a book, and the ways to be elsewhere. Shown in another way, it stays at its place. */
export function useJourney(book: OpenedDocument, flow: ReadingSettings["flow"]) {
  const { wish, setWish, leave, clear, canReturn } = useAddress(book);
  const [seen, setSeen] = useState<Seen>(() => ({ place: wish.goal, part: 0, isByReader: false }));
  const [shownIn, setShownIn] = useState(flow);
  if (shownIn !== flow) {
    setShownIn(flow);
    setWish((before) => ({ ...before, goal: merelyAt(seen.place) }));
  }
  const keepPlace = useKeptPlace(book.id);
  /** As `seen`, without waiting for it to be painted. */
  const here = useRef<ReadingPlace>(wish.goal);

  const onSeen = useCallback(
    (now: Seen) => {
      here.current = now.place;
      setSeen(now);
      if (!now.isByReader) return;
      keepPlace(now.place);
      // The address says where one is only until one moves on; read anew, the kept place is gone to.
      clear();
    },
    [keepPlace, clear],
  );
  const goTo = useCallback(
    (place: ReadingPlace, cited?: Place) => {
      const goal = { section: inBook(book, place.section), offset: place.offset };
      const isFound = cited !== undefined;
      setWish({ goal: { ...merelyAt(goal), isCited: isFound }, highlight: cited, isFound });
      keepPlace(goal);
    },
    [book, keepPlace, setWish],
  );
  const follow = useCallback((to: ReadingPlace) => leave({ from: here.current, to }), [leave]);
  return {
    goal: wish.goal,
    highlight: wish.highlight,
    cited: wish.isFound ? undefined : wish.highlight,
    seen,
    onSeen,
    goTo,
    follow,
    goToFound: (found: Place) => goTo({ section: found.section, offset: found.start }, found),
    forgetHighlight: () => setWish((before) => ({ ...before, highlight: undefined })),
    forgetFound: () =>
      setWish((before) => (before.isFound ? { ...before, highlight: undefined } : before)),
    canReturn,
    back: () => {
      if (canReturn) history.back();
    },
  };
}
