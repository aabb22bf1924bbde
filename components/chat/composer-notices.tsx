"use client";

import { LibraryOffer } from "./library-offer.tsx";
import { PasteOffer } from "./paste-offer.tsx";
import type { ComposerState } from "./use-composer.ts";

interface ComposerNoticesProps {
  readonly composer: ComposerState;
  /** Why the message could not be sent as it is, found out before sending. */
  readonly foreseen: string | undefined;
  /** The last long paste; empty when it is to stay text. */
  readonly pasted: string;
  readonly onKeepPasted: () => void;
}

/** What is to be known or decided about a message before it is sent. */
export function ComposerNotices({
  composer,
  foreseen,
  pasted,
  onKeepPasted,
}: ComposerNoticesProps) {
  const { draft, problem, files } = composer;
  const reason = problem ?? foreseen;
  const canRetry = problem !== undefined && composer.canSend;
  return (
    <>
      {reason !== undefined && (
        <Problem reason={reason} onRetry={canRetry ? composer.submit : undefined} />
      )}
      {pasted !== "" && draft.text.includes(pasted) && (
        <PasteOffer
          characters={pasted.length}
          onAttach={() => files.move(pasted)}
          onKeep={onKeepPasted}
        />
      )}
      {files.tooLong !== undefined && (
        <LibraryOffer name={files.tooLong.name} onAdd={files.keep} onLeave={files.forget} />
      )}
    </>
  );
}

interface ProblemProps {
  readonly reason: string;
  /** Undefined where sending again would not help. */
  readonly onRetry: (() => void) | undefined;
}

function Problem({ reason, onRetry }: ProblemProps) {
  return (
    <p className="mb-2 flex items-center gap-3 rounded-control border border-alarm/40 bg-alarm/6 px-4 py-2 text-small">
      <span className="min-w-0 flex-1 wrap-anywhere">
        {onRetry === undefined ? reason : `${reason} Your text is still here.`}
      </span>
      {onRetry !== undefined && (
        <button
          type="button"
          onClick={onRetry}
          className="min-h-8 shrink-0 font-semibold text-alarm underline underline-offset-4 pointer-coarse:min-h-11"
        >
          Send again
        </button>
      )}
    </p>
  );
}
