"use client";

import { useCallback, useRef } from "react";
import type { AttemptIds } from "./chat-actions.ts";

/**
 * The ids for sending a text. A second attempt with the same text gets the same ids, so that a
 * message whose acceptance got lost on the way is not stored twice.
 */
export function useAttemptIds(): (text: string) => AttemptIds {
  const attempt = useRef<AttemptIds & { readonly text: string }>(undefined);
  return useCallback((text: string) => {
    if (attempt.current?.text !== text) {
      attempt.current = { text, messageId: crypto.randomUUID(), answerId: crypto.randomUUID() };
    }
    const { messageId, answerId } = attempt.current;
    return { messageId, answerId };
  }, []);
}
