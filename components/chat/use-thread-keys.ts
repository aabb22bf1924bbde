"use client";

import { useEffect, type RefObject } from "react";
import { isPressed } from "../shell/shortcuts.ts";
import { useChat } from "./chat-context.ts";
import type { Step } from "./path.ts";

/**
 * Alt and the arrows: up and down walk the messages, left and right the versions of the message
 * that holds the focus. A text being edited keeps its keys.
 */
export function useThreadKeys(box: RefObject<HTMLElement | null>, steps: readonly Step[]) {
  const { choose } = useChat();
  useEffect(() => {
    const thread = box.current;
    if (thread === null) return undefined;
    function onKeyDown(event: KeyboardEvent) {
      if (thread === null || event.target instanceof HTMLTextAreaElement) return;
      if (isPressed("Alt+Up", event)) walk(thread, -1);
      else if (isPressed("Alt+Down", event)) walk(thread, 1);
      else if (isPressed("Alt+Left", event)) turn(event, -1);
      else if (isPressed("Alt+Right", event)) turn(event, 1);
      else return;
      event.preventDefault();
    }
    function turn(event: KeyboardEvent, direction: -1 | 1) {
      const id = messageOf(event.target)?.dataset["message"];
      const step = steps.find(({ message }) => message.id === id);
      const chosen = step?.siblings[step.siblings.indexOf(step.message.id) + direction];
      if (step !== undefined && chosen !== undefined) choose(step.message, chosen);
    }
    thread.addEventListener("keydown", onKeyDown);
    return () => thread.removeEventListener("keydown", onKeyDown);
  }, [box, steps, choose]);
}

function messageOf(target: EventTarget | null): HTMLElement | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>("[data-message]") ?? undefined;
}

/** Moves focus to the message before or after the focused one; from outside the messages, to the last. */
function walk(thread: HTMLElement, direction: -1 | 1) {
  const messages = [...thread.querySelectorAll<HTMLElement>("[data-message]")];
  const current = messages.findIndex((message) => message.contains(document.activeElement));
  const next = current === -1 ? messages.at(-1) : messages[current + direction];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
