"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { SendResponse } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { announce } from "../ui/announcements.ts";
import { useSend } from "./use-conversation-actions.ts";
import { useDraft } from "./use-draft.ts";

export interface ComposerOptions {
  readonly conversationId: string;
  /** Where an unsent text is kept; new chats share one place, so that a reload finds it again. */
  readonly draftName: string;
  readonly parentId: string | null;
  /** Undefined when there is no model to send to. */
  readonly modelId: string | undefined;
  /** Whether it is not known yet which models there are. */
  readonly isLookingForModels: boolean;
  readonly isAnswering: boolean;
  readonly onAccepted: (response: SendResponse) => void;
}

/**
 * The text being written and its way to the server. The text stays until the server has stored it;
 * a second attempt carries the same ids, so that a message whose acceptance got lost on the way is
 * not stored twice.
 */
export function useComposer(options: ComposerOptions) {
  const { conversationId, draftName, parentId, modelId, isAnswering, onAccepted } = options;
  const [text, setText] = useDraft(draftName);
  const [problem, setProblem] = useState<string>();
  const send = useSend(conversationId);
  // Enter before the models are known is kept and not lost: the page is seconds old, the wish is clear.
  const isWaiting = useRef(false);
  const attempt = useRef<{ text: string; messageId: string; answerId: string }>(undefined);
  const canSend = text.trim() !== "" && modelId !== undefined && !isAnswering && !send.isPending;

  function submit() {
    if (text.trim() === "") return;
    if (modelId === undefined) {
      if (options.isLookingForModels) isWaiting.current = true;
      else setProblem("There is no model to answer yet. Choose one above to fetch it.");
      return;
    }
    if (!canSend) return;
    if (attempt.current?.text !== text) {
      attempt.current = { text, messageId: crypto.randomUUID(), answerId: crypto.randomUUID() };
    }
    setProblem(undefined);
    const request = { ...attempt.current, parentId, modelId };
    send.mutate(request, { onSuccess: accept, onError: explain });
  }
  const submitWhenKnown = useEffectEvent(submit);
  useEffect(() => {
    if (options.isLookingForModels || !isWaiting.current) return;
    isWaiting.current = false;
    submitWhenKnown();
  }, [options.isLookingForModels]);

  function accept(response: SendResponse) {
    attempt.current = undefined;
    setText("");
    onAccepted(response);
  }
  function explain(error: unknown) {
    setProblem(sentenceOf(error));
    announce(sentenceOf(error));
  }
  return { text, setText, submit, canSend, problem, isSending: send.isPending };
}
