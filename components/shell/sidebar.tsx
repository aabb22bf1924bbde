"use client";

import { Boxes, Keyboard, PanelLeftClose, SquarePen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Logo } from "../brand/logo.tsx";
import { focusComposer } from "../chat/focus-composer.ts";
import { ConversationList } from "../conversations/conversation-list.tsx";
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
          keys="Mod+B"
          onClick={toggleList}
          className="hover:bg-line/60"
        />
      </div>
      <div className="px-3 pb-2">
        <Tip text="New chat" keys="Mod+Shift+O">
          <Link
            href="/"
            onClick={() => {
              closeSheet();
              focusComposer();
            }}
            className="flex min-h-10 items-center gap-2.5 rounded-control border border-edge/50 bg-raised px-3 text-small font-semibold transition-colors hover:border-edge pointer-coarse:min-h-11"
          >
            <SquarePen aria-hidden="true" size={17} strokeWidth={1.75} className="text-ember" />
            New chat
          </Link>
        </Tip>
      </div>
      <ConversationList onLeave={closeSheet} />
      <Foot theme={theme} />
    </div>
  );
}

function Foot({ theme }: { theme: Theme }) {
  const { closeSheet, showShortcuts } = useShell();
  const isModelsPage = usePathname() === "/models";
  return (
    <div className="flex items-center gap-1 border-t border-line px-3 py-2">
      <Link
        href="/models"
        onClick={closeSheet}
        aria-current={isModelsPage ? "page" : undefined}
        className="mr-auto flex min-h-9 items-center gap-2.5 rounded-control px-2.5 text-small transition-colors hover:bg-line/60 aria-[current=page]:bg-line/60 aria-[current=page]:font-semibold pointer-coarse:min-h-11"
      >
        <Boxes aria-hidden="true" size={18} strokeWidth={1.75} className="text-quiet" />
        Models
      </Link>
      <IconButton
        icon={Keyboard}
        label="Keyboard shortcuts"
        keys="Mod+/"
        side="top"
        className="hover:bg-line/60"
        onClick={() => showShortcuts(true)}
      />
      <ThemeMenu initial={theme} />
    </div>
  );
}
