"use client";

import { useCallback, useState } from "react";

export interface Selection {
  /** Undefined while nothing is being selected. */
  readonly selected: ReadonlySet<string> | undefined;
  readonly toggle: (id: string) => void;
  readonly begin: () => void;
  readonly end: () => void;
  readonly replace: (ids: readonly string[]) => void;
}

export function useSelection(): Selection {
  const [selected, setSelected] = useState<ReadonlySet<string>>();
  const toggle = useCallback((id: string) => {
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  }, []);
  const begin = useCallback(() => setSelected(new Set()), []);
  const end = useCallback(() => setSelected(undefined), []);
  const replace = useCallback((ids: readonly string[]) => setSelected(new Set(ids)), []);
  return { selected, toggle, begin, end, replace };
}
