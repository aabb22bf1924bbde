"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether this is an Apple keyboard; the server, which cannot know, says no. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
}
