"use client";

import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { Palette } from "../search/palette.tsx";
import type { Theme } from "../theme/theme.ts";
import { ShellStateProvider, useShell } from "./shell-state.tsx";
import { ShortcutList } from "./shortcut-list.tsx";
import { Sidebar } from "./sidebar.tsx";
import { usePageShortcuts } from "./use-page-shortcuts.ts";

interface AppShellProps {
  readonly theme: Theme;
  readonly isSidebarOpen: boolean;
  readonly children: ReactNode;
}

/** The frame of every page: the conversations on the left, or as a sheet on a small screen, and the page beside them. */
export function AppShell({ theme, isSidebarOpen, children }: AppShellProps) {
  return (
    <ShellStateProvider isSidebarOpen={isSidebarOpen}>
      <Frame theme={theme}>{children}</Frame>
    </ShellStateProvider>
  );
}

function Frame({ theme, children }: { theme: Theme; children: ReactNode }) {
  const { isSidebarOpen, overlay, show } = useShell();
  usePageShortcuts();
  return (
    <div className="flex h-dvh">
      <a
        href="#main"
        className="sr-only z-50 rounded-control bg-raised focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:px-4 focus:py-2"
      >
        Skip to the page
      </a>
      {isSidebarOpen && (
        <aside
          aria-label="Conversations"
          className="hidden w-72 shrink-0 border-r border-line bg-sunken md:block"
        >
          <Sidebar theme={theme} />
        </aside>
      )}
      <Sheet theme={theme} />
      <main id="main" className="flex min-w-0 flex-1 flex-col">
        {children}
      </main>
      <ShortcutList />
      <Palette isOpen={overlay === "palette"} onClose={() => show(undefined)} />
    </div>
  );
}

function Sheet({ theme }: { theme: Theme }) {
  const { isSheetOpen, closeSheet } = useShell();
  return (
    <Dialog.Root open={isSheetOpen} onOpenChange={(open) => !open && closeSheet()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 animate-appear bg-shade/45 md:hidden" />
        <Dialog.Popup
          aria-label="Conversations"
          data-sheet=""
          className="fixed inset-y-0 left-0 z-30 w-[min(20rem,86vw)] animate-slide border-r border-line bg-sunken pb-[env(safe-area-inset-bottom)] pl-[env(safe-area-inset-left)] shadow-float md:hidden"
        >
          <Sidebar theme={theme} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
