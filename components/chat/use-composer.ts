"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { sentenceOf } from "../data/request.ts";
import { announce } from "../ui/announcements.ts";
import { useChat } from "./chat-context.ts";
import { quoted } from "./quoted.ts";
import { useAttemptIds } from "./use-attempt-ids.ts";
import { useDraft, type Draft } from "./use-draft.ts";
import { useFiles } from "./use-files.ts";
import { useScope } from "./use-scope.ts";

export interface ComposerOptions {
  /** Where what is unsent is kept; new chats share one place, so that a reload finds it again. Undefined keeps nothing. */
  readonly draftName: string | undefined;
  readonly parentId: string | null;
  /** Undefined when there is no model to send to. */
  readonly modelId: string | undefined;
  /** Whether it is not known yet which models there are. */
  readonly isLookingForModels: boolean;
  readonly isAnswering: boolean;
}

const empty: Draft = { text: "", files: [] };

/**
 * The text being written and its way to the server. While it is sent it stands in the thread; when
 * it is refused it comes back, and a second attempt carries the same ids.
 */
export function useComposer(options: ComposerOptions) {
  const { draftName, parentId, modelId, isLookingForModels, isAnswering } = options;
  const { actions } = useChat();
  const [draft, write] = useDraft(draftName);
  const scope = useScope(draft, write);
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const idsFor = useAttemptIds();
  const hasText = draft.text.trim() !== "";
  const files = useFiles({ write, onRefused: refuse, canAttach: actions.isStored });
  const isFree = !isAnswering && !isSending && files.readings.length === 0;
  const canSend = hasText && modelId !== undefined && isFree;

  function refuse(reason: string | undefined) {
    setProblem(reason);
    if (reason !== undefined) announce(reason);
  }
  async function send() {
    setProblem(undefined);
    setSending(true);
    try {
      const { text, files: attachments } = draft;
      // Nobody but this page knows how a chat is set that is not stored.
      const library = actions.isStored ? scope.chosen : scope.scope;
      await actions.send({ ...idsFor(text), parentId, text, attachments, library });
      scope.keep();
      write(() => empty);
    } catch (error) {
      refuse(sentenceOf(error));
    }
    setSending(false);
  }
  const wait = useWaitingFor(isLookingForModels, () => canSend && void send());
  function submit() {
    if (canSend) void send();
    else if (hasText && isLookingForModels) wait();
    else if (hasText && modelId === undefined) {
      refuse("There is no model to answer yet. Choose one above to fetch it.");
    }
  }
  return {
    draft: isSending ? empty : draft,
    ...waysToWrite(write),
    scope,
    files,
    submit,
    canSend,
    isSending,
    problem,
  };
}

function waysToWrite(write: (change: (draft: Draft) => Draft) => void) {
  return {
    setText: (text: string) => write((before) => ({ ...before, text })),
    quote: (words: string) => write((before) => ({ ...before, text: quoted(words, before.text) })),
  };
}

export type ComposerState = ReturnType<typeof useComposer>;

/** Enter before the models are known is kept and not lost: the page is seconds old, the wish is clear. */
function useWaitingFor(isLooking: boolean, act: () => void): () => void {
  const isWaiting = useRef(false);
  const actNow = useEffectEvent(act);
  useEffect(() => {
    if (isLooking || !isWaiting.current) return;
    isWaiting.current = false;
    actNow();
  }, [isLooking]);
  return () => {
    isWaiting.current = true;
  };
}
