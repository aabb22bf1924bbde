"use client";

import { useEffect, useEffectEvent } from "react";
import { isBoundTo } from "./bindings.ts";
import { handlerOf } from "./handlers.ts";
import { isCovered } from "./is-covered.ts";
import { shortcutList } from "./shortcuts.ts";
import { useBindings } from "./use-bindings.ts";

/** The one listener of the page. Keys of an input method pass untouched, and so does what a box has used. */
export function useShortcutListener(): void {
  const bindings = useBindings();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event)) return;
    const entry = shortcutList.find(
      ({ action, scope, yieldsToText }) =>
        (scope === "page" || scope === "chat") &&
        isBoundTo(bindings, action, event) &&
        !(yieldsToText === true && isText(event.target)) &&
        handlerOf(action) !== undefined,
    );
    if (entry === undefined || isCovered()) return;
    event.preventDefault();
    handlerOf(entry.action)?.();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}

/** Key code 229 is how Safari says that a key ends a word of an input method. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

const typedInto = ["text", "search", "email", "url", "password", "tel", "number"];

function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return typedInto.includes(target.type);
  return target instanceof HTMLTextAreaElement;
}
