"use client";

import type { KeyboardEvent } from "react";
import type { Figures } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { isPressed } from "../shell/shortcuts.ts";
import { ComposerButton } from "./composer-button.tsx";
import { ContextGauge } from "./context-gauge.tsx";
import { composerId } from "./focus-composer.ts";
import { useComposer, type ComposerOptions } from "./use-composer.ts";

interface ComposerProps extends ComposerOptions {
  /** Of the last answer; they tell how full the context is. */
  readonly figures: Figures | undefined;
  /** Why something else that was asked of this conversation did not happen. */
  readonly refusal: Error | null;
  readonly onStop: () => void;
}

/** Where one writes. */
export function Composer({ figures, refusal, onStop, ...options }: ComposerProps) {
  const { text, setText, submit, canSend, problem, isSending } = useComposer(options);
  const hasNoModel = options.modelId === undefined && !options.isLookingForModels;
  return (
    <div className="px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
      <div className="mx-auto max-w-thread">
        {refusal !== null && <Problem sentence={sentenceOf(refusal)} />}
        {problem !== undefined && (
          <Problem sentence={`${problem} Your text is still here.`} onRetry={submit} />
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
          className="flex items-end gap-2 rounded-card border border-edge bg-raised p-2 pl-4 transition-colors focus-within:border-ember focus-within:shadow-float"
        >
          <textarea
            id={composerId}
            aria-label="Message"
            dir="auto"
            rows={1}
            value={text}
            readOnly={isSending}
            placeholder={hasNoModel ? "First, a model" : "Ask or tell"}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => onEnter(event, submit)}
            className="field-sizing-content max-h-[40dvh] min-h-10 flex-1 resize-none self-center bg-transparent py-1.5 outline-none read-only:opacity-60"
          />
          <ComposerButton isAnswering={options.isAnswering} canSend={canSend} onStop={onStop} />
        </form>
        <div className="flex min-h-7 items-center justify-between gap-4 px-2 pt-1 text-tiny text-quiet">
          <p className="max-sm:hidden">Enter sends, Shift+Enter starts a new line.</p>
          {figures !== undefined && <ContextGauge figures={figures} />}
        </div>
      </div>
    </div>
  );
}

function onEnter(event: KeyboardEvent, submit: () => void) {
  // Enter that ends a word of an input method must not send; key code 229 is how Safari says so.
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  if (!isPressed("Enter", event)) return;
  event.preventDefault();
  submit();
}

function Problem({ sentence, onRetry }: { sentence: string; onRetry?: () => void }) {
  return (
    <p className="mb-2 flex items-center gap-3 rounded-control border border-alarm/40 bg-alarm/6 px-4 py-2 text-small">
      <span className="flex-1">{sentence}</span>
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
