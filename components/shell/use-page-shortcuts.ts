"use client";

import { usePathname, useRouter } from "next/navigation";
import { focusComposer } from "../chat/focus-composer.ts";
import { useBulkActions } from "../conversations/use-bulk-actions.ts";
import { useConversations } from "../data/use-conversations.ts";
import { useShortcutListener } from "../shortcuts/use-shortcut-listener.ts";
import { useShortcut } from "../shortcuts/use-shortcut.ts";
import { useShell } from "./shell-state.tsx";

/** What can be done by keys on every page. */
export function usePageShortcuts() {
  const router = useRouter();
  const pathname = usePathname();
  const { toggleList, show } = useShell();
  const { remove } = useBulkActions();
  const { data } = useConversations();
  const open = data?.conversations.find(({ id }) => pathname === `/c/${id}`);
  const isChat = pathname === "/" || pathname === "/temporary" || pathname.startsWith("/c/");

  useShortcutListener();
  useShortcut("palette", () => show("palette"));
  useShortcut("new-chat", () => {
    router.push("/");
    focusComposer();
  });
  useShortcut("temporary-chat", () => router.push("/temporary"));
  useShortcut("toggle-list", toggleList);
  useShortcut("focus-composer", isChat ? focusComposer : undefined);
  useShortcut("delete-chat", open && (() => remove([open])));
  useShortcut("show-shortcuts", () => show("shortcuts"));
  useShortcut("settings", () => router.push("/settings"));
}
