"use client";

import { useEffect, useMemo, useState } from "react";
import type { Message } from "#lib/protocol";
import type { ConversationStore } from "../data/conversation-store.ts";
import { useConnection, useLive } from "../data/live.tsx";
import { useStored } from "../data/use-stored.ts";
import { announce } from "../ui/announcements.ts";
import { Conversation } from "./conversation.tsx";
import {
  ConversationLoading,
  ConversationMissing,
  ConversationUnreachable,
} from "./conversation-states.tsx";
import { StoredChat } from "./stored-chat.ts";
import type { Goal } from "./use-goal.ts";
import { useModelChoice } from "./use-model-choice.ts";

interface StoredConversationProps {
  readonly id: string;
  /** Whether nothing of it is stored yet. */
  readonly isNew: boolean;
  /** A message to go to, in whatever branch it is. */
  readonly messageId: string | undefined;
  /** A book that its first question is about. */
  readonly askedId: string | undefined;
}

/** A conversation that the server keeps: followed for as long as it is shown. */
export function StoredConversation({ id, isNew, messageId, askedId }: StoredConversationProps) {
  const { link, stores } = useLive();
  const [store] = useState(() => stores.of(id, isNew ? "new" : "opening"));
  const stage = useStored(store, (view) => view.stage);
  const isDeleted = useStored(
    store,
    ({ state }) => (state?.conversation.deletedAt ?? null) !== null,
  );
  const model = useModelChoice(useLastModel(store));
  const actions = useMemo(() => {
    const onStored = () => {
      goTo(store.id);
      link.follow(store);
    };
    return new StoredChat({ store, onStored });
  }, [store, link]);
  useFollowing(store);
  useEffect(() => store.onEnd((message) => announce(endSentence(message))), [store]);
  const goal = useGoalInAddress(store, messageId);

  if (stage === "missing" || isDeleted) return <ConversationMissing />;
  return (
    <Conversation
      store={store}
      actions={actions}
      model={model}
      draftName={isNew ? "new" : id}
      goal={goal}
      askedId={askedId}
      blank={stage === "opening" ? <Opening /> : undefined}
    />
  );
}

/** Follows a conversation while it is shown; one that is not stored has nothing to follow yet. */
function useFollowing(store: ConversationStore) {
  const { link, stores } = useLive();
  useEffect(() => {
    if (store.view().stage !== "new") link.follow(store);
    return () => {
      link.follow(undefined);
      // What is not here now may be restored later; the next visit asks again.
      if (store.view().stage === "missing") stores.forget(store.id);
    };
  }, [link, stores, store]);
}

/** Goes to the message that the address names, and then takes it out of the address, so that naming it again goes there again. */
function useGoalInAddress(
  store: ConversationStore,
  messageId: string | undefined,
): Goal | undefined {
  const isOpen = useStored(store, ({ stage }) => stage === "open");
  useEffect(() => {
    if (messageId === undefined || !isOpen) return;
    store.show(messageId);
    history.replaceState(null, "", `/c/${store.id}`);
  }, [store, messageId, isOpen]);
  return useMemo(
    () => (messageId === undefined ? undefined : { messageId, takesFocus: true }),
    [messageId],
  );
}

function Opening() {
  const { link } = useLive();
  const connection = useConnection();
  if (connection === "lost") return <ConversationUnreachable retry={() => link.retry()} />;
  return <ConversationLoading />;
}

function useLastModel(store: ConversationStore): string | undefined {
  return useStored(store, ({ state }) => {
    if (state?.leafId == null) return undefined;
    const leaf = state.nodes.get(state.leafId);
    const answerId = leaf?.role === "user" ? leaf.parentId : leaf?.id;
    if (answerId == null) return undefined;
    return (
      (state.messages.get(answerId) ?? state.live.get(answerId)?.message)?.modelId ?? undefined
    );
  });
}

/** Changes the address without a navigation: the page that shows the conversation is already here. */
function goTo(id: string) {
  const path = `/c/${id}`;
  if (location.pathname !== path) history.pushState(null, "", path);
}

function endSentence(message: Message): string {
  if (message.status === "failed") return message.error?.message ?? "The answer failed.";
  return message.status === "stopped" ? "The answer was stopped." : "The answer is complete.";
}
