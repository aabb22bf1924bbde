"use client";

import type { LibraryDocument } from "#lib/protocol";
import { Ember } from "../ui/ember.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { progressOf, stateWords } from "./book-words.ts";
import { useBookActions } from "./use-book-actions.ts";

/** Where a book stands, in words, with what helps. Nothing is said of a book that is ready. */
export function BookState({ book }: { book: LibraryDocument }) {
  const { reindex } = useBookActions();
  const words = stateWords(book);
  const progress = progressOf(book);
  if (words === undefined) return null;
  if (book.state === "failed") {
    return (
      <div className="flex items-start gap-2 text-tiny text-alarm">
        <p className="line-clamp-2 min-w-0 flex-1" title={book.problem?.message}>
          {book.problem?.message ?? words}
        </p>
        <button
          type="button"
          aria-label={`Retry “${book.title}”`}
          onClick={() => reindex([book])}
          className="relative z-1 min-h-6 shrink-0 rounded-hair px-1.5 font-semibold underline underline-offset-4 pointer-coarse:min-h-11 pointer-coarse:min-w-11"
        >
          Retry
        </button>
      </div>
    );
  }
  return (
    <div className="space-y-1.5 text-tiny text-quiet">
      <p className="flex items-center gap-2">
        {book.state === "reading" && <Ember />}
        {words}
      </p>
      {progress !== undefined && (
        <ProgressBar value={progress} label={`Passages of “${book.title}” embedded`} />
      )}
    </div>
  );
}
