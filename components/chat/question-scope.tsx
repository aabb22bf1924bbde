"use client";

import { LibraryBig } from "lucide-react";
import type { LibraryScope } from "#lib/protocol";
import { useTitles } from "./scope-chips.tsx";

/** Which books a question was put to, where they were chosen. */
export function QuestionScope({ scope }: { scope: LibraryScope }) {
  const titleOf = useTitles();
  const books = scope.documentIds.map(titleOf).join(", ");
  return (
    <p className="mb-1 flex max-w-[85%] items-center gap-1.5 text-tiny text-quiet">
      <LibraryBig aria-hidden="true" size={14} strokeWidth={1.75} className="shrink-0 text-water" />
      <span className="min-w-0 truncate" dir="auto">
        {books === "" ? "Asked of the whole library" : `Asked of ${books}`}
      </span>
    </p>
  );
}
