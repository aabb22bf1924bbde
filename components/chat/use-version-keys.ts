"use client";

import type { KeyboardEvent } from "react";
import { useIsPressed } from "../shortcuts/use-bindings.ts";
import { useChat } from "./chat-context.ts";

/** Keys that turn over the versions of the message that holds the focus. A text being edited keeps its keys. */
export function useVersionKeys(): (event: KeyboardEvent) => void {
  const { store } = useChat();
  const isPressed = useIsPressed();
  return (event) => {
    const { target } = event;
    if (!(target instanceof Element) || target instanceof HTMLTextAreaElement) return;
    const direction = isPressed("earlier-version", event) ? -1 : 1;
    if (direction === 1 && !isPressed("later-version", event)) return;
    const id = target.closest<HTMLElement>("[data-message]")?.dataset["message"];
    const { state } = store.view();
    const node = id === undefined ? undefined : state?.nodes.get(id);
    if (state === undefined || node === undefined) return;
    event.preventDefault();
    const versions = state.children.get(node.parentId) ?? [];
    const chosen = versions[versions.findIndex((version) => version.id === id) + direction];
    if (chosen !== undefined) store.show(chosen.id);
  };
}
