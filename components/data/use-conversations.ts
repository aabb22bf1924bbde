"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  conversationDetailSchema,
  conversationListSchema,
  conversationSchema,
  type ConversationDetail,
  type Message,
} from "#lib/protocol";
import { request, RequestProblem, requestJson } from "./request.ts";

export const conversationsKey = ["conversations"];

export const conversationKey = (id: string) => ["conversation", id];

const conversationList = queryOptions({
  queryKey: conversationsKey,
  queryFn: ({ signal }) => requestJson(conversationListSchema, "/api/conversations", { signal }),
});

export function useConversations() {
  return useQuery(conversationList);
}

/** A conversation with all its branches; idle while `id` is undefined. */
export function useConversation(id: string | undefined) {
  return useQuery({
    queryKey: conversationKey(id ?? "none"),
    queryFn: ({ signal }) =>
      requestJson(conversationDetailSchema, `/api/conversations/${id}`, { signal }),
    enabled: id !== undefined,
    retry: (failures, error) =>
      failures < 2 && !(error instanceof RequestProblem && error.code === "not-found"),
  });
}

export function useRenameConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, title }: { id: string; title: string }) =>
      requestJson(conversationSchema, `/api/conversations/${id}`, {
        method: "PATCH",
        body: { title },
      }),
    onSuccess: (conversation) => {
      client.setQueryData<ConversationDetail>(
        conversationKey(conversation.id),
        (detail) => detail && { ...detail, conversation },
      );
      return client.invalidateQueries({ queryKey: conversationsKey });
    },
  });
}

export function useRemoveConversation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request(`/api/conversations/${id}`, { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: conversationsKey }),
  });
}

/** The conversation with these messages put in, or put in the place of older versions of themselves. */
export function withMessages(
  detail: ConversationDetail,
  messages: readonly Message[],
): ConversationDetail {
  const given = new Map(messages.map((message) => [message.id, message]));
  const kept = detail.messages.map((message) => given.get(message.id) ?? message);
  const known = new Set(detail.messages.map((message) => message.id));
  return { ...detail, messages: [...kept, ...messages.filter(({ id }) => !known.has(id))] };
}
