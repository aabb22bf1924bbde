"use client";

import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { createContext, use, useState, useSyncExternalStore, type ReactNode } from "react";
import type { ConversationDetail, Message } from "#lib/protocol";
import { conversationKey, conversationsKey, withMessages } from "../data/use-conversations.ts";
import { announce } from "../ui/announcements.ts";
import { AnswerFeed, type LiveAnswer } from "./answer-feed.ts";

/** Keeps the feeds of answers in the making, so that walking between chats drops none of their text. */
class AnswerFeeds {
  readonly #feeds = new Map<string, AnswerFeed>();
  readonly #client: QueryClient;

  constructor(client: QueryClient) {
    this.#client = client;
  }

  feedOf(message: Message): AnswerFeed {
    const known = this.#feeds.get(message.id);
    if (known !== undefined) return known;
    const feed = new AnswerFeed(message, {
      onEnd: (ended) => this.settle(ended),
      onLost: () => this.#lose(message),
    });
    this.#feeds.set(message.id, feed);
    return feed;
  }

  /** Puts an answer that will not change any more in the place of its feed. */
  settle(message: Message) {
    this.#feeds.delete(message.id);
    const key = conversationKey(message.conversationId);
    this.#client.setQueryData<ConversationDetail>(
      key,
      (detail) => detail && withMessages(detail, [message]),
    );
    void this.#client.invalidateQueries({ queryKey: conversationsKey });
    announce(endSentence(message));
  }

  #lose(message: Message) {
    this.#feeds.delete(message.id);
    void this.#client.invalidateQueries({ queryKey: conversationKey(message.conversationId) });
  }
}

function endSentence(message: Message): string {
  if (message.status === "failed") return message.error?.message ?? "The answer failed.";
  return message.status === "stopped" ? "The answer was stopped." : "The answer is complete.";
}

const FeedsContext = createContext<AnswerFeeds | undefined>(undefined);

export function AnswerFeedsProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [feeds] = useState(() => new AnswerFeeds(client));
  return <FeedsContext value={feeds}>{children}</FeedsContext>;
}

export function useAnswerFeeds(): AnswerFeeds {
  const feeds = use(FeedsContext);
  if (feeds === undefined) throw new Error("useAnswerFeeds needs an AnswerFeedsProvider above it.");
  return feeds;
}

const listenToNothing = () => () => undefined;
const knowNothing = () => undefined;

/** The newest state of an answer: live while it is written, undefined for one that has ended. */
export function useLiveAnswer(message: Message): LiveAnswer | undefined {
  const feeds = useAnswerFeeds();
  const feed = message.status === "streaming" ? feeds.feedOf(message) : undefined;
  return useSyncExternalStore<LiveAnswer | undefined>(
    feed?.subscribe ?? listenToNothing,
    feed?.snapshot ?? knowNothing,
    knowNothing,
  );
}
