"use client";

import { useCallback, useState } from "react";
import { useModelAction, useModels } from "../data/use-models.ts";
import { chatModels } from "../models/usable-models.ts";

export interface ModelChoice {
  /** Undefined while there is none. */
  readonly modelId: string | undefined;
  /** Whether it is not known yet which there are. */
  readonly isLooking: boolean;
  readonly pick: (modelId: string) => Promise<void>;
}

/**
 * The model the next message goes to: what was picked here, else what answered last, else the
 * default. Picking one makes it the default and begins to load it, so that it is warm when asked.
 */
export function useModelChoice(lastModelId: string | undefined): ModelChoice {
  const { data } = useModels();
  const { mutateAsync } = useModelAction();
  const [picked, setPicked] = useState<string>();
  const installed = chatModels(data);
  const wishes = [picked, lastModelId, data?.defaultModelId ?? undefined];
  const modelId =
    wishes.find((wish) => wish !== undefined && installed.some(({ id }) => id === wish)) ??
    installed[0]?.id;
  const pick = useCallback(
    async (next: string) => {
      setPicked(next);
      // Neither failure stops the choice: the environment may own the default, and a model that
      // cannot be loaded says so in the picker and again to the message that is sent to it.
      await mutateAsync({ do: "prefer", modelId: next }).catch(() => undefined);
      await mutateAsync({ do: "load", modelId: next }).catch(() => undefined);
    },
    [mutateAsync],
  );
  return { modelId, isLooking: data === undefined, pick };
}
