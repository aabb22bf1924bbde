"use client";

import { useModels } from "../data/use-models.ts";
import { Ember } from "../ui/ember.tsx";
import type { LiveAnswer } from "./answer-feed.ts";
import { phaseWords } from "./phase-words.ts";

/** What is happening with an answer that is not finished, in words, beside the ember. */
export function AnswerState({ live }: { live: LiveAnswer }) {
  const { data } = useModels();
  const modelId = live.message.modelId;
  const model = data?.installed.find(({ id }) => id === modelId);
  const words = live.isConnected
    ? phaseWords(live.phase, {
        modelTitle: model?.title ?? "the model",
        progress: data?.engine.loadProgress ?? undefined,
      })
    : "The connection is lost. Trying again; the answer goes on meanwhile";
  return (
    <p
      className="flex min-h-8 items-center gap-3 text-small text-quiet"
      data-phase={live.phase?.phase}
    >
      <Ember />
      {words}
    </p>
  );
}
