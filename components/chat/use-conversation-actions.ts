"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  messageSchema,
  sendResponseSchema,
  type ConversationDetail,
  type Message,
  type RegenerateRequest,
  type SendRequest,
} from "#lib/protocol";
import { requestJson, sentenceOf } from "../data/request.ts";
import { conversationKey, conversationsKey, withMessages } from "../data/use-conversations.ts";
import { announce } from "../ui/announcements.ts";
import { useAnswerFeeds } from "./answer-feeds.tsx";

/** Sends a question. Resolves once the server has stored it; asking again with the same ids stores it once. */
export function useSend(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SendRequest) =>
      requestJson(sendResponseSchema, `/api/conversations/${conversationId}/messages`, {
        method: "POST",
        body,
      }),
    onSuccess: ({ conversation, message, answer }) => {
      client.setQueryData<ConversationDetail>(conversationKey(conversationId), (detail) =>
        withMessages(detail ?? { conversation, messages: [] }, [message, answer]),
      );
      announce("The model is answering.");
      void client.invalidateQueries({ queryKey: conversationsKey });
    },
  });
}

/** Asks for another version of an answer. */
export function useRegenerate(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ messageId, ...body }: RegenerateRequest & { messageId: string }) =>
      requestJson(messageSchema, `/api/messages/${messageId}/regenerate`, { method: "POST", body }),
    onSuccess: (answer: Message) => {
      client.setQueryData<ConversationDetail>(
        conversationKey(conversationId),
        (detail) => detail && withMessages(detail, [answer]),
      );
      announce("The model is answering again.");
    },
    onError: (error) => announce(sentenceOf(error)),
  });
}

export function useStop() {
  const feeds = useAnswerFeeds();
  return useMutation({
    mutationFn: (messageId: string) =>
      requestJson(messageSchema, `/api/messages/${messageId}/stop`, { method: "POST" }),
    onSuccess: (message) => feeds.settle(message),
    onError: (error) => announce(sentenceOf(error)),
  });
}
