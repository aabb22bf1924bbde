"use client";

import { useImperativeHandle, useState, type Ref } from "react";
import type { Figures } from "#lib/protocol";
import { ActionKeys } from "../shortcuts/action-keys.tsx";
import { useChat } from "./chat-context.ts";
import { ComposerBox } from "./composer-box.tsx";
import { ContextGauge } from "./context-gauge.tsx";
import { focusComposer } from "./focus-composer.ts";
import { PasteOffer } from "./paste-offer.tsx";
import { useComposer, type ComposerOptions } from "./use-composer.ts";
import { useForecast } from "./use-forecast.ts";

export interface ComposerHandle {
  readonly quote: (text: string) => void;
}

interface ComposerProps extends ComposerOptions {
  readonly handle: Ref<ComposerHandle>;
  /** Of the last answer; they tell how full the context is. */
  readonly figures: Figures | undefined;
  readonly onStop: () => void;
  readonly onEditLast: () => void;
}

/** Where one writes, and what is to be known before sending. */
export function Composer({ handle, figures, onStop, onEditLast, ...options }: ComposerProps) {
  const { store, actions } = useChat();
  const composer = useComposer(options);
  const { draft, problem } = composer;
  const [pasted, setPasted] = useState("");
  const forecast = useForecast({
    conversationId: store.id,
    parentId: options.parentId,
    text: draft.text,
    files: draft.files,
    modelId: actions.isStored && !options.isAnswering ? options.modelId : undefined,
  });
  useQuoting(handle, composer.quote);
  const reason = problem ?? forecast?.problem ?? undefined;
  const canRetry = problem !== undefined && composer.canSend;
  return (
    <div className="px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
      <div className="mx-auto max-w-thread">
        {reason !== undefined && (
          <Problem reason={reason} onRetry={canRetry ? composer.submit : undefined} />
        )}
        {pasted !== "" && draft.text.includes(pasted) && (
          <PasteOffer
            characters={pasted.length}
            onAttach={() => composer.files.move(pasted)}
            onKeep={() => setPasted("")}
          />
        )}
        <ComposerBox
          composer={composer}
          isAnswering={options.isAnswering}
          isWithoutModel={options.modelId === undefined && !options.isLookingForModels}
          onLongPaste={setPasted}
          onStop={onStop}
          onEditLast={onEditLast}
        />
        <div className="flex min-h-7 items-center justify-between gap-4 px-2 pt-1 text-tiny text-quiet">
          <p className="flex items-center gap-1.5 max-sm:hidden">
            <ActionKeys action="send" /> sends
          </p>
          <ContextGauge forecast={forecast} figures={figures} />
        </div>
      </div>
    </div>
  );
}

/** Lets messages put their words into the box. */
function useQuoting(handle: Ref<ComposerHandle>, quote: (words: string) => void) {
  useImperativeHandle(handle, () => ({
    quote: (words) => {
      quote(words);
      focusComposer();
    },
  }));
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
