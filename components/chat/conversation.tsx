"use client";

import { useCallback, useEffect, useMemo } from "react";
import type { Message, SendResponse } from "#lib/protocol";
import { RequestProblem } from "../data/request.ts";
import { useConversation } from "../data/use-conversations.ts";
import { useModels } from "../data/use-models.ts";
import { ModelPicker } from "../models/model-picker.tsx";
import { chatModels } from "../models/usable-models.ts";
import { PageHeader } from "../shell/page-header.tsx";
import { ChatContext } from "./chat-context.ts";
import { Composer } from "./composer.tsx";
import {
  ConversationFailed,
  ConversationLoading,
  ConversationMissing,
} from "./conversation-states.tsx";
import { focusComposer } from "./focus-composer.ts";
import { FirstRun } from "./first-run.tsx";
import { Greeting } from "./greeting.tsx";
import { pathOf } from "./path.ts";
import { Thread } from "./thread.tsx";
import { useChatActions } from "./use-chat-actions.ts";
import { useChoices } from "./use-choices.ts";
import { useStop } from "./use-conversation-actions.ts";
import { useModelChoice } from "./use-model-choice.ts";
import { useStopKey } from "./use-stop-key.ts";

interface ConversationProps {
  readonly id: string;
  /** Whether nothing of it is stored yet. */
  readonly isNew: boolean;
}

const noMessages: readonly Message[] = [];

export function Conversation({ id, isNew }: ConversationProps) {
  const { data, error, refetch } = useConversation(isNew ? undefined : id);
  const [choices, choose] = useChoices(id);
  const messages = data?.messages ?? noMessages;
  const steps = useMemo(() => pathOf(messages, choices), [messages, choices]);
  const last = steps.at(-1)?.message;
  const lastAnswer = steps.findLast(({ message }) => message.role === "assistant")?.message;
  const running = last?.status === "streaming" ? last.id : undefined;
  const { modelId, isLooking, pick } = useModelChoice(lastAnswer?.modelId ?? undefined);
  const { actions, refusal } = useChatActions({ conversationId: id, modelId, choose });
  const { mutate: stopAnswer, error: stopFailure } = useStop();
  const stop = useCallback(
    () => running !== undefined && stopAnswer(running),
    [running, stopAnswer],
  );
  useStopKey(running === undefined ? undefined : stop);

  const title = isNew ? "" : (data?.conversation.title ?? "");
  if (error instanceof RequestProblem && error.code === "not-found") return <ConversationMissing />;
  return (
    <ChatContext value={actions}>
      <title>{title === "" ? "Hearth" : `${title} · Hearth`}</title>
      <PageHeader title={title}>
        <ModelPicker modelId={modelId} onChoose={(next) => void pick(next)} />
      </PageHeader>
      {steps.length > 0 ? (
        <Thread steps={steps} />
      ) : (
        <Blank isNew={isNew} error={error} retry={() => void refetch()} />
      )}
      <Composer
        conversationId={id}
        draftName={isNew ? "new" : id}
        parentId={last?.id ?? null}
        modelId={modelId}
        isLookingForModels={isLooking}
        isAnswering={running !== undefined}
        figures={lastAnswer?.figures ?? undefined}
        refusal={refusal ?? stopFailure}
        onStop={stop}
        onAccepted={goToConversation}
      />
    </ChatContext>
  );
}

/** Changes the address without a navigation: the page that shows the conversation is already here. */
function goToConversation({ conversation }: SendResponse) {
  const path = `/c/${conversation.id}`;
  if (location.pathname !== path) history.pushState(null, "", path);
}

interface BlankProps {
  readonly isNew: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** What stands in the place of messages while there are none. */
function Blank({ isNew, error, retry }: BlankProps) {
  const { data: models } = useModels();
  const isWithoutModel = models !== undefined && chatModels(models).length === 0;
  useFocusWhenReady(models !== undefined && !isWithoutModel);
  if (!isNew && error !== null) return <ConversationFailed error={error} retry={retry} />;
  if (!isNew) return <ConversationLoading />;
  return isWithoutModel ? <FirstRun view={models} /> : <Greeting />;
}

function useFocusWhenReady(isReady: boolean) {
  useEffect(() => {
    if (isReady && matchMedia("(pointer: fine)").matches) focusComposer();
  }, [isReady]);
}
