"use client";

import { useImperativeHandle, useState, type Ref } from "react";
import type { Figures } from "#lib/protocol";
import { ActionKeys } from "../shortcuts/action-keys.tsx";
import { useChat } from "./chat-context.ts";
import { ComposerBox } from "./composer-box.tsx";
import { ComposerNotices } from "./composer-notices.tsx";
import { ContextGauge } from "./context-gauge.tsx";
import { focusComposer } from "./focus-composer.ts";
import { withHash } from "./hash-token.ts";
import { LibrarySwitch } from "./library-switch.tsx";
import { useAsked } from "./use-asked.ts";
import { useComposer, type ComposerOptions, type ComposerState } from "./use-composer.ts";
import { useForecast } from "./use-forecast.ts";

export interface ComposerHandle {
  readonly quote: (text: string) => void;
}

interface ComposerProps extends ComposerOptions {
  readonly handle: Ref<ComposerHandle>;
  /** Of the last answer; they tell how full the context is. */
  readonly figures: Figures | undefined;
  /** A book that is to be asked, perhaps about a passage that was kept for it. */
  readonly askedId: string | undefined;
  readonly onStop: () => void;
  readonly onEditLast: () => void;
}

/** Where one writes, and what is to be known before sending. */
export function Composer({
  handle,
  figures,
  askedId,
  onStop,
  onEditLast,
  ...options
}: ComposerProps) {
  const { store, actions } = useChat();
  const composer = useComposer(options);
  const { draft } = composer;
  const [pasted, setPasted] = useState("");
  const forecast = useForecast({
    conversationId: store.id,
    parentId: options.parentId,
    text: draft.text,
    files: draft.files,
    library: composer.scope.scope,
    modelId: actions.isStored && !options.isAnswering ? options.modelId : undefined,
  });
  useQuoting(handle, composer.quote);
  useAsked(askedId, composer);
  return (
    <div className="px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
      <div className="mx-auto max-w-thread">
        <ComposerNotices
          composer={composer}
          foreseen={forecast?.problem ?? undefined}
          pasted={pasted}
          onKeepPasted={() => setPasted("")}
        />
        <ComposerBox
          composer={composer}
          isAnswering={options.isAnswering}
          isWithoutModel={options.modelId === undefined && !options.isLookingForModels}
          onLongPaste={setPasted}
          onStop={onStop}
          onEditLast={onEditLast}
        />
        <div className="flex min-h-7 items-center justify-between gap-4 px-2 pt-1 text-tiny text-quiet">
          <Ways composer={composer} />
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

/** The ways in which a message can go. */
function Ways({ composer }: { composer: ComposerState }) {
  const { draft, scope, setText } = composer;
  function pickBooks() {
    setText(withHash(draft.text));
    focusComposer();
  }
  return (
    <div className="flex items-center gap-3">
      <LibrarySwitch scope={scope.scope} onChange={scope.choose} onPick={pickBooks} />
      <p className="flex items-center gap-1.5 max-sm:hidden">
        <ActionKeys action="send" /> sends
      </p>
    </div>
  );
}
