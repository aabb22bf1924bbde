"use client";

import { useSyncExternalStore } from "react";
import { currentTheme, onThemeChange, type Theme } from "./theme.ts";

/** The chosen theme; `initial` is what the server read for the first paint. */
export function useTheme(initial: Theme): Theme {
  return useSyncExternalStore(onThemeChange, currentTheme, () => initial);
}
