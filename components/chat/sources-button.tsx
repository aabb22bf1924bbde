"use client";

import { BookOpenText } from "lucide-react";
import type { Message, Sources } from "#lib/protocol";
import { sourcesLine, unansweredWords } from "./sources-words.ts";
import { useShownSources } from "./sources-context.ts";

interface SourcesButtonProps {
  readonly answer: Message;
  readonly sources: Sources;
}

/** What came of asking the library for an answer, and the way to all of it. */
export function SourcesButton({ answer, sources }: SourcesButtonProps) {
  const { answerId, show } = useShownSources();
  const isShown = answerId === answer.id;
  const opens = sources.isAnswered
    ? `From your library: ${sourcesLine(sources)}`
    : "What was searched";
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
      {!sources.isAnswered && (
        <p className="text-quiet" data-unanswered={sources.mode}>
          {unansweredWords(sources.mode)}
        </p>
      )}
      <button
        type="button"
        data-sources={answer.id}
        aria-expanded={isShown}
        onClick={() => show(isShown ? undefined : answer.id)}
        className="inline-flex min-h-9 items-center gap-2 rounded-control border border-line bg-raised px-3 text-start hover:border-edge aria-expanded:border-edge aria-expanded:bg-sunken pointer-coarse:min-h-11"
      >
        <BookOpenText aria-hidden="true" size={16} strokeWidth={1.75} className="text-water" />
        {opens}
      </button>
    </div>
  );
}

/** Gives the focus back to the button that showed the sources of an answer. */
export function focusSourcesButton(answerId: string): void {
  document.querySelector<HTMLElement>(`[data-sources="${answerId}"]`)?.focus();
}
