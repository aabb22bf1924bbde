"use client";

import { createContext, use } from "react";
import type { Message, Run } from "#lib/protocol";
import type { ConversationStore, ConversationView } from "../data/conversation-store.ts";
import { useStored } from "../data/use-stored.ts";
import type { ChatActions } from "./chat-actions.ts";

/** What a message may know and ask of the conversation around it. Stable for as long as the conversation is shown. */
export interface Chat {
  readonly store: ConversationStore;
  readonly actions: ChatActions;
  /** Puts a text into the message box, marked as what somebody said. */
  readonly quote: (text: string) => void;
}

export const ChatContext = createContext<Chat | undefined>(undefined);

export function useChat(): Chat {
  const chat = use(ChatContext);
  if (chat === undefined) throw new Error("useChat needs a ChatContext above it.");
  return chat;
}

/** A part of what is known of the conversation; `select` must find the same object while nothing changed. */
export function useView<Value>(select: (view: ConversationView) => Value): Value {
  return useStored(useChat().store, select);
}

interface ShownMessage {
  /** Undefined while its text has not been fetched. */
  readonly message: Message | undefined;
  /** Whether it is being written. */
  readonly isLive: boolean;
  readonly run: Run | undefined;
  /** Whether the server has yet to confirm it. */
  readonly isAwaited: boolean;
}

export function useMessage(id: string): ShownMessage {
  const live = useView(({ state }) => state?.live.get(id));
  const kept = useView(({ state }) => state?.messages.get(id));
  const isAwaited = useView(({ awaited }) => awaited.has(id));
  return {
    message: live?.message ?? kept,
    isLive: live !== undefined,
    run: live?.run,
    isAwaited,
  };
}
