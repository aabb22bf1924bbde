"use client";

import { useEffect, useEffectEvent } from "react";
import { takeAsked } from "./asked.ts";
import { focusComposer } from "./focus-composer.ts";
import type { ComposerState } from "./use-composer.ts";

/** Begins a message about a book that the address names, and takes it out of the address. */
export function useAsked(askedId: string | undefined, { scope, quote }: ComposerState) {
  const begin = useEffectEvent((documentId: string) => {
    const asked = takeAsked(documentId);
    if (asked === undefined) return;
    scope.choose({ mode: "explicit", documentIds: [asked.documentId] });
    if (asked.quote !== "") quote(asked.quote);
    focusComposer();
  });
  useEffect(() => {
    if (askedId === undefined) return;
    history.replaceState(null, "", "/");
    begin(askedId);
  }, [askedId]);
}
