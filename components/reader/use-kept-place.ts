"use client";

import { useCallback, useEffect, useRef } from "react";
import type { ReadingPlace } from "#lib/protocol";
import { savePlace, useRememberPlace } from "../data/use-document.ts";

/** Told while one scrolls, a place is kept once it has been the same for so long. */
const restMs = 800;

/** Keeps where one is in a book: after a rest, and at the latest when one leaves. */
export function useKeptPlace(documentId: string): (place: ReadingPlace) => void {
  const remember = useRememberPlace(documentId);
  const latest = useRef<ReadingPlace>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const save = () => {
      if (timer.current === undefined || latest.current === undefined) return;
      clearTimeout(timer.current);
      timer.current = undefined;
      savePlace(documentId, latest.current, { keepalive: true });
    };
    addEventListener("pagehide", save);
    return () => {
      removeEventListener("pagehide", save);
      save();
      if (latest.current !== undefined) remember(latest.current);
    };
  }, [documentId, remember]);

  return useCallback(
    (place) => {
      latest.current = place;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        timer.current = undefined;
        savePlace(documentId, place);
      }, restMs);
    },
    [documentId],
  );
}
