"use client";

import type { RunState } from "#lib/protocol";
import { useConnection } from "../data/live.tsx";
import { useModels } from "../data/use-models.ts";
import { Ember } from "../ui/ember.tsx";
import { stateWords } from "./state-words.ts";

interface AnswerStateProps {
  readonly modelId: string | null;
  /** Undefined before the run has begun. */
  readonly state: RunState | undefined;
}

/** What is happening with an answer that is not finished, in words, beside the ember. */
export function AnswerState({ modelId, state }: AnswerStateProps) {
  const { data } = useModels();
  const connection = useConnection();
  const model = data?.installed.find(({ id }) => id === modelId);
  const words =
    connection === "lost"
      ? "The connection is lost. Trying again; the answer goes on meanwhile"
      : stateWords(state, {
          modelTitle: model?.title ?? "the model",
          progress: data?.engine.loadProgress ?? undefined,
        });
  return (
    <p className="flex min-h-8 items-center gap-3 text-small text-quiet" data-state={state?.state}>
      <Ember />
      {words}
    </p>
  );
}
