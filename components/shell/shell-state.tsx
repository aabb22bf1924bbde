"use client";

import { createContext, use, useCallback, useMemo, useState, type ReactNode } from "react";
import { sidebarCookie } from "./sidebar-cookie.ts";

/** What the frame itself can show over the page. */
export type Overlay = "palette" | "shortcuts";

interface ShellState {
  /** The list beside the page, on screens wide enough for it. */
  readonly isSidebarOpen: boolean;
  /** The same list as a sheet over the page, on small screens. */
  readonly isSheetOpen: boolean;
  readonly overlay: Overlay | undefined;
  /** Opens or closes whichever of the two this screen has. */
  readonly toggleList: () => void;
  readonly closeSheet: () => void;
  /** Undefined closes what is open. */
  readonly show: (overlay: Overlay | undefined) => void;
}

const ShellContext = createContext<ShellState | undefined>(undefined);

/** Must agree with the `md:` classes of the sidebar and the sheet. */
const wideScreen = "(min-width: 48rem)";

interface ShellStateProviderProps {
  readonly isSidebarOpen: boolean;
  readonly children: ReactNode;
}

export function ShellStateProvider({ isSidebarOpen: initial, children }: ShellStateProviderProps) {
  const [isSidebarOpen, setSidebarOpen] = useState(initial);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [overlay, show] = useState<Overlay>();

  const toggleList = useCallback(() => {
    if (!matchMedia(wideScreen).matches) {
      setSheetOpen((open) => !open);
      return;
    }
    const next = !isSidebarOpen;
    setSidebarOpen(next);
    document.cookie = `${sidebarCookie}=${next ? "open" : "closed"}; path=/; max-age=31536000; samesite=strict`;
  }, [isSidebarOpen]);
  const closeSheet = useCallback(() => setSheetOpen(false), []);

  const state = useMemo(
    () => ({ isSidebarOpen, isSheetOpen, overlay, toggleList, closeSheet, show }),
    [isSidebarOpen, isSheetOpen, overlay, toggleList, closeSheet],
  );
  return <ShellContext value={state}>{children}</ShellContext>;
}

export function useShell(): ShellState {
  const state = use(ShellContext);
  if (state === undefined) throw new Error("useShell needs a ShellStateProvider above it.");
  return state;
}
