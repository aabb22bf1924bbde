"use client";

import { useEffect, useState } from "react";
import type { LibraryScope } from "#lib/protocol";
import { useChat, useView } from "./chat-context.ts";
import { automatic, isSameScope } from "./library-scopes.ts";
import type { Draft } from "./use-draft.ts";

export interface ScopeChoice {
  /** What the next question asks of the library. */
  readonly scope: LibraryScope;
  /** What was chosen here and is not known to be the conversation's setting. */
  readonly chosen: LibraryScope | undefined;
  readonly choose: (scope: LibraryScope) => void;
  /** The question is stored: what was chosen for it holds until the conversation says so itself. */
  readonly keep: () => void;
}

/** What of the library is asked: as chosen here, or else as the conversation is set. */
export function useScope(
  draft: Draft,
  write: (change: (draft: Draft) => Draft) => void,
): ScopeChoice {
  const { actions } = useChat();
  const told = useView(({ state }) => state?.conversation.library) ?? automatic;
  const [kept, setKept] = useState<LibraryScope>();
  if (kept !== undefined && isSameScope(kept, told)) setKept(undefined);
  const chosen = draft.library ?? kept;
  const isTold = draft.library !== undefined && isSameScope(draft.library, told);
  useEffect(() => {
    if (isTold) write((before) => ({ ...before, library: undefined }));
  }, [isTold, write]);
  function choose(scope: LibraryScope) {
    write((before) => ({ ...before, library: scope }));
    actions.setLibrary(scope);
  }
  return { scope: chosen ?? told, chosen, choose, keep: () => setKept(chosen) };
}
