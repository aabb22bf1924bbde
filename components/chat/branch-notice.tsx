"use client";

import { GitBranch } from "lucide-react";
import { newestLeafBelow } from "#lib/tree";
import { useChat, useView } from "./chat-context.ts";

/** Says that the next message begins a branch, where the shown end is not the end of its branch, and offers the way back. */
export function BranchNotice({ leafId }: { leafId: string | null }) {
  const { store } = useChat();
  const hasMore = useView(({ state }) => leafId !== null && state?.children.has(leafId));
  const isQuestion = useView(
    ({ state }) => leafId !== null && state?.nodes.get(leafId)?.role === "user",
  );
  if (hasMore !== true || leafId === null) return null;
  function goBack() {
    const { state } = store.view();
    const end = state && newestLeafBelow(state, leafId);
    if (end !== undefined && end !== null) store.look(end);
  }
  return (
    <div className="px-3 sm:px-6">
      <div className="mx-auto mb-2 flex max-w-thread items-center gap-3 rounded-control border border-line bg-sunken px-4 py-1.5 text-small">
        <GitBranch aria-hidden="true" size={16} className="shrink-0 text-ember" />
        <output className="min-w-0 flex-1">
          {isQuestion
            ? "A new message begins a branch below this question."
            : "A new branch begins below this message."}
        </output>
        <button
          type="button"
          onClick={goBack}
          className="min-h-8 shrink-0 font-semibold text-ember underline underline-offset-4 pointer-coarse:min-h-11"
        >
          Go back
        </button>
      </div>
    </div>
  );
}
