"use client";

import { useEffect, useMemo, useRef } from "react";
import type { Message } from "#lib/protocol";
import type { ChatActions } from "./chat-context.ts";
import { useRegenerate, useSend } from "./use-conversation-actions.ts";

interface ChatActionsOptions {
  readonly conversationId: string;
  readonly modelId: string | undefined;
  readonly choose: (sibling: Message, chosenId: string) => void;
}

interface GivenActions {
  /** They keep their identity, so that choosing a model repaints no message. */
  readonly actions: ChatActions;
  /** Why the last wish for another answer was refused. */
  readonly refusal: Error | null;
}

/** What messages may ask of their conversation. */
export function useChatActions(options: ChatActionsOptions): GivenActions {
  const { mutateAsync: send } = useSend(options.conversationId);
  const { mutate: regenerate, error: refusal } = useRegenerate(options.conversationId);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const actions = useMemo<ChatActions>(
    () => ({
      choose: (sibling, chosenId) => latest.current.choose(sibling, chosenId),
      regenerate: (answer) => {
        const { modelId, choose } = latest.current;
        if (modelId === undefined) return;
        focusMessage(answer.id);
        const request = { messageId: answer.id, answerId: crypto.randomUUID(), modelId };
        regenerate(request, { onSuccess: (next) => choose(answer, next.id) });
      },
      resend: async (question, text) => {
        const { modelId, choose } = latest.current;
        if (modelId === undefined) return;
        const ids = { messageId: crypto.randomUUID(), answerId: crypto.randomUUID() };
        const sent = await send({ ...ids, parentId: question.parentId, text, modelId });
        choose(question, sent.message.id);
      },
    }),
    [regenerate, send],
  );
  return { actions, refusal };
}

/** The button that asked will be gone in a moment; its message keeps the focus instead. */
function focusMessage(id: string) {
  document.querySelector<HTMLElement>(`[data-message="${id}"]`)?.focus();
}
