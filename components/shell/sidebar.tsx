"use client";

import {
  Boxes,
  Ghost,
  Keyboard,
  Library,
  PanelLeftClose,
  Search,
  Settings,
  SquarePen,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Logo } from "../brand/logo.tsx";
import { focusComposer } from "../chat/focus-composer.ts";
import { ConversationList } from "../conversations/conversation-list.tsx";
import { ActionKeys } from "../shortcuts/action-keys.tsx";
import { ThemeMenu } from "../theme/theme-menu.tsx";
import type { Theme } from "../theme/theme.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Tip } from "../ui/tip.tsx";
import { useShell } from "./shell-state.tsx";

export function Sidebar({ theme }: { theme: Theme }) {
  const { toggleList, closeSheet } = useShell();
  return (
    <div className="flex h-full flex-col">
      <div className="flex items-center justify-between py-3 pr-2 pl-4">
        <Link
          href="/"
          onClick={closeSheet}
          className="flex items-center gap-2.5 rounded-control pointer-coarse:min-h-11"
        >
          <Logo className="size-8" />
          <span className="font-serif text-lead tracking-tight">Hearth</span>
        </Link>
        <IconButton
          icon={PanelLeftClose}
          label="Hide the conversations"
          action="toggle-list"
          onClick={toggleList}
          className="hover:bg-line/60"
        />
      </div>
      <Beginnings />
      <ConversationList onLeave={closeSheet} />
      <Foot theme={theme} />
    </div>
  );
}

/** The ways to begin: a new chat, one that is not kept, the books, and a search. */
function Beginnings() {
  const { closeSheet, show } = useShell();
  return (
    <div className="space-y-1 px-3 pb-2">
      <div className="flex gap-1">
        <Tip text="New chat" action="new-chat">
          <Link
            href="/"
            onClick={() => {
              closeSheet();
              focusComposer();
            }}
            className="flex min-h-10 flex-1 items-center gap-2.5 rounded-control border border-edge/50 bg-raised px-3 text-small font-semibold transition-colors hover:border-edge pointer-coarse:min-h-11"
          >
            <SquarePen aria-hidden="true" size={17} strokeWidth={1.75} className="text-ember" />
            New chat
          </Link>
        </Tip>
        <Tip text="Temporary chat" action="temporary-chat">
          <Link
            href="/temporary"
            aria-label="Temporary chat"
            onClick={closeSheet}
            className="inline-flex size-10 shrink-0 items-center justify-center rounded-control text-quiet transition-colors hover:bg-line/60 hover:text-ink pointer-coarse:size-11"
          >
            <Ghost aria-hidden="true" size={19} strokeWidth={1.75} />
          </Link>
        </Tip>
      </div>
      <WayToLibrary />
      <button
        type="button"
        onClick={() => {
          closeSheet();
          show("palette");
        }}
        className="flex min-h-9 w-full items-center gap-2.5 rounded-control px-3 text-small transition-colors hover:bg-line/60 pointer-coarse:min-h-11"
      >
        <Search aria-hidden="true" size={17} strokeWidth={1.75} className="text-quiet" />
        <span className="flex-1 text-left">Search</span>
        <span aria-hidden="true" className="text-quiet pointer-coarse:hidden">
          <ActionKeys action="palette" />
        </span>
      </button>
    </div>
  );
}

function WayToLibrary() {
  const { closeSheet } = useShell();
  const isInLibrary = usePathname().startsWith("/library");
  return (
    <Link
      href="/library"
      onClick={closeSheet}
      aria-current={isInLibrary ? "page" : undefined}
      className="flex min-h-9 items-center gap-2.5 rounded-control px-3 text-small transition-colors hover:bg-line/60 aria-[current=page]:bg-line/60 aria-[current=page]:font-semibold pointer-coarse:min-h-11"
    >
      <Library aria-hidden="true" size={17} strokeWidth={1.75} className="text-quiet" />
      Library
    </Link>
  );
}

const placeLook =
  "inline-flex items-center rounded-control text-quiet transition-colors hover:bg-line/60 hover:text-ink aria-[current=page]:bg-line/60 aria-[current=page]:text-ink pointer-coarse:min-h-11";

function Foot({ theme }: { theme: Theme }) {
  const { closeSheet, show } = useShell();
  const pathname = usePathname();
  const currentAt = (path: string) => (pathname === path ? "page" : undefined);
  return (
    <div className="flex items-center gap-1 border-t border-line px-3 py-2">
      <Link
        href="/models"
        onClick={closeSheet}
        aria-current={currentAt("/models")}
        className={`mr-auto min-h-9 gap-2.5 px-2.5 text-small ${placeLook}`}
      >
        <Boxes aria-hidden="true" size={18} strokeWidth={1.75} />
        <span className="text-ink">Models</span>
      </Link>
      <Tip text="Settings" action="settings" side="top">
        <Link
          href="/settings"
          aria-label="Settings"
          onClick={closeSheet}
          aria-current={currentAt("/settings")}
          className={`size-9 justify-center pointer-coarse:size-11 ${placeLook}`}
        >
          <Settings aria-hidden="true" size={19} strokeWidth={1.75} />
        </Link>
      </Tip>
      <IconButton
        icon={Keyboard}
        label="Keyboard shortcuts"
        action="show-shortcuts"
        side="top"
        className="hover:bg-line/60"
        onClick={() => show("shortcuts")}
      />
      <ThemeMenu initial={theme} />
    </div>
  );
}
