"use client";

import { createContext, use } from "react";

interface ShownSources {
  /** The answer whose sources lie beside the thread. */
  readonly answerId: string | undefined;
  readonly show: (answerId: string | undefined) => void;
}

export const SourcesContext = createContext<ShownSources>({
  answerId: undefined,
  show: () => undefined,
});

export function useShownSources(): ShownSources {
  return use(SourcesContext);
}
