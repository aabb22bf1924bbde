"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { libraryScopeSchema, type LibraryScope, type NewAttachment } from "#lib/protocol";
import { readStored, writeStored } from "../data/stored.ts";

const saveAfterMs = 250;

const draftSchema = z.object({
  text: z.string(),
  files: z.array(z.object({ id: z.string(), name: z.string(), text: z.string() })),
  library: libraryScopeSchema.optional(),
});

export interface Draft {
  readonly text: string;
  readonly files: readonly NewAttachment[];
  /** What of the library was chosen here and is not the conversation's setting yet. */
  readonly library?: LibraryScope | undefined;
}

const nothing: Draft = { text: "", files: [] };

const isEmpty = ({ text, files, library }: Draft) =>
  text === "" && files.length === 0 && library === undefined;

/**
 * What is unsent in one conversation. It survives a reload, also while it is on its way to the
 * server: only its acceptance, which clearing it says, forgets it. Without a name nothing is kept.
 */
export function useDraft(name: string | undefined) {
  const key = name === undefined ? undefined : `hearth-draft:${name}`;
  const [draft, setDraft] = useState(nothing);
  const latest = useRef(nothing);

  useEffect(() => {
    if (key === undefined) return undefined;
    const stored = readStored(key, draftSchema);
    if (stored !== undefined && isEmpty(latest.current)) {
      latest.current = stored;
      setDraft(stored);
    }
    const save = () => writeStored(key, isEmpty(latest.current) ? undefined : latest.current);
    addEventListener("pagehide", save);
    return () => {
      removeEventListener("pagehide", save);
      save();
    };
  }, [key]);

  useEffect(() => {
    if (key === undefined) return undefined;
    const timer = setTimeout(
      () => writeStored(key, isEmpty(draft) ? undefined : draft),
      saveAfterMs,
    );
    return () => clearTimeout(timer);
  }, [key, draft]);

  const write = useCallback((change: (draft: Draft) => Draft) => {
    latest.current = change(latest.current);
    setDraft(latest.current);
  }, []);
  return [draft, write] as const;
}
