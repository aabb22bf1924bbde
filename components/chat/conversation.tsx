"use client";

import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import type { ConversationStore } from "../data/conversation-store.ts";
import { useModels } from "../data/use-models.ts";
import { useStored } from "../data/use-stored.ts";
import { ModelPicker } from "../models/model-picker.tsx";
import { chatModels } from "../models/usable-models.ts";
import { PageHeader } from "../shell/page-header.tsx";
import { isCovered } from "../shortcuts/is-covered.ts";
import { useShortcut } from "../shortcuts/use-shortcut.ts";
import { BranchNotice } from "./branch-notice.tsx";
import type { ChatActions } from "./chat-actions.ts";
import { ChatContext, type Chat } from "./chat-context.ts";
import { ConnectionLine } from "./connection-line.tsx";
import { Composer, type ComposerHandle } from "./composer.tsx";
import { EditingContext } from "./editing-context.ts";
import { FindBar } from "./find-bar.tsx";
import { FirstRun } from "./first-run.tsx";
import { focusComposer } from "./focus-composer.ts";
import { Greeting } from "./greeting.tsx";
import { SourcesContext } from "./sources-context.ts";
import { SourcesDrawer } from "./sources-drawer.tsx";
import { Thread } from "./thread.tsx";
import { useBranch } from "./use-branch.ts";
import type { Goal } from "./use-goal.ts";
import { useCopyKeys } from "./use-copy-keys.ts";
import type { ModelChoice } from "./use-model-choice.ts";

interface ConversationProps {
  readonly store: ConversationStore;
  readonly actions: ChatActions;
  readonly model: ModelChoice;
  readonly draftName: string | undefined;
  /** Where to begin; undefined is the end. */
  readonly goal?: Goal | undefined;
  /** A book that the next question is about. */
  readonly askedId?: string | undefined;
  /** What stands in the place of messages while nothing can begin. */
  readonly blank?: ReactNode;
  /** What is to be known about this chat before anything is written. */
  readonly banner?: ReactNode;
}

/** A conversation and everything around it: title, model, messages, and the box where one writes. */
export function Conversation({ store, actions, model, ...props }: ConversationProps) {
  const composer = useRef<ComposerHandle>(null);
  const chat = useMemo<Chat>(
    () => ({ store, actions, quote: (text) => composer.current?.quote(text) }),
    [store, actions],
  );
  const [editedId, edit] = useState<string>();
  const editing = useMemo(() => ({ editedId, edit }), [editedId]);
  const { path, leafId, running, figures } = useBranch(store);
  const stop = useCallback(
    () => running !== undefined && actions.stop(running),
    [running, actions],
  );
  useShortcut("stop", running === undefined ? undefined : stop);
  useCopyKeys(store, path);
  const [goal, go] = useLatest(props.goal);
  // Before the effects of what is below, which may be waiting to send as soon as a model is known.
  useLayoutEffect(() => actions.answerWith(model.modelId), [actions, model.modelId]);

  return (
    <ChatContext value={chat}>
      <WithSources>
        <Top store={store} isStored={actions.isStored}>
          <ModelPicker modelId={model.modelId} onChoose={(next) => void model.pick(next)} />
        </Top>
        {props.banner}
        {actions.isStored && path.length > 0 && <Finding onGo={go} />}
        <EditingContext value={editing}>
          {path.length > 0 ? (
            <Thread path={path} goal={goal} />
          ) : (
            (props.blank ?? <Blank isStored={actions.isStored} />)
          )}
        </EditingContext>
        {running === undefined && <ConnectionLine />}
        <BranchNotice leafId={leafId} />
        <Composer
          handle={composer}
          draftName={props.draftName}
          parentId={leafId}
          modelId={model.modelId}
          isLookingForModels={model.isLooking}
          isAnswering={running !== undefined}
          figures={figures}
          askedId={props.askedId}
          onStop={stop}
          onEditLast={() => edit(path.findLast(({ role }) => role === "user")?.id)}
        />
      </WithSources>
    </ChatContext>
  );
}

/** The conversation, and beside it the sources of one of its answers while they are wanted. */
function WithSources({ children }: { children: ReactNode }) {
  const [answerId, show] = useState<string>();
  const shown = useMemo(() => ({ answerId, show }), [answerId]);
  return (
    <SourcesContext value={shown}>
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">{children}</div>
        <SourcesDrawer />
      </div>
    </SourcesContext>
  );
}

interface TopProps {
  readonly store: ConversationStore;
  readonly isStored: boolean;
  readonly children: ReactNode;
}

function Top({ store, isStored, children }: TopProps) {
  const stored = useStored(store, ({ state }) => state?.conversation.title) ?? "";
  const title = isStored ? stored : "Temporary chat";
  return (
    <>
      <title>{title === "" ? "Hearth" : `${title} · Hearth`}</title>
      <PageHeader title={title} conversationId={isStored ? store.id : undefined}>
        {children}
      </PageHeader>
    </>
  );
}

/** The box for finding, while it is wanted. */
function Finding({ onGo }: { onGo: (goal: Goal | undefined) => void }) {
  const [isOpen, setOpen] = useState(false);
  useShortcut("find", () => setOpen(true));
  function close() {
    setOpen(false);
    onGo(undefined);
    focusComposer();
  }
  return isOpen && <FindBar onGo={onGo} onClose={close} />;
}

/** The goal that was set last, from outside or by going somewhere here. */
function useLatest(given: Goal | undefined) {
  const [goal, go] = useState(given);
  const [before, setBefore] = useState(given);
  if (given !== before) {
    setBefore(given);
    if (given !== undefined) go(given);
  }
  return [goal, go] as const;
}

/** What stands in the place of messages while there are none. */
function Blank({ isStored }: { isStored: boolean }) {
  const { data: models } = useModels();
  const isWithoutModel = models !== undefined && chatModels(models).length === 0;
  const isReady = models !== undefined && !isWithoutModel;
  useEffect(() => {
    if (isReady && !isCovered() && matchMedia("(pointer: fine)").matches) focusComposer();
  }, [isReady]);
  if (isWithoutModel) return <FirstRun view={models} />;
  return <Greeting isStored={isStored} />;
}
