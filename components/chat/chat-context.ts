"use client";

import { createContext, use } from "react";
import type { Message } from "#lib/protocol";

/** What a message may ask of the conversation around it. Stable for as long as the conversation is shown. */
export interface ChatActions {
  readonly choose: (sibling: Message, chosenId: string) => void;
  readonly regenerate: (answer: Message) => void;
  /** Sends an edited question as a new version of the old; rejects with a RequestProblem. */
  readonly resend: (question: Message, text: string) => Promise<void>;
}

export const ChatContext = createContext<ChatActions | undefined>(undefined);

export function useChat(): ChatActions {
  const actions = use(ChatContext);
  if (actions === undefined) throw new Error("useChat needs a ChatContext above it.");
  return actions;
}
