"use client";

import type { KeyboardEvent } from "react";
import type { OpenedDocument, ReadingPlace } from "#lib/protocol";
import type { ShortcutAction } from "../shortcuts/shortcuts.ts";
import { useIsPressed } from "../shortcuts/use-bindings.ts";
import { resized, sizes, useReadingSettings } from "./reading-settings.ts";

interface BookKeysOptions {
  readonly book: OpenedDocument;
  readonly place: ReadingPlace;
  readonly turn: (by: -1 | 1) => void;
  readonly goTo: (place: ReadingPlace) => void;
  readonly back: () => void;
  readonly show: (panel: "contents" | "find") => void;
}

/** The keys of a book, heard wherever the focus is in it but in a box to write in. */
export function useBookKeys(options: BookKeysOptions) {
  const isPressed = useIsPressed();
  const [settings, keep] = useReadingSettings();
  const { book, place, turn, goTo, back, show } = options;
  const { section } = place;
  const isPaged = settings.flow === "pages";
  const forward = book.direction === "rtl" ? -1 : 1;
  const deeds: readonly (readonly [ShortcutAction, (() => void) | undefined])[] = [
    ["find-in-book", () => show("find")],
    ["book-contents", () => show("contents")],
    ["page-right", isPaged ? () => turn(forward) : undefined],
    ["page-left", isPaged ? () => turn(forward === 1 ? -1 : 1) : undefined],
    ["next-part", () => goTo({ section: section + 1, offset: 0 })],
    ["previous-part", () => goTo({ section: section - 1, offset: 0 })],
    ["back-in-book", back],
    ["bigger-letters", () => keep(resized(settings, sizes.step))],
    ["smaller-letters", () => keep(resized(settings, -sizes.step))],
  ];
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || isWrittenIn(event.target)) return;
    const deed = deeds.find(([action]) => isPressed(action, event))?.[1];
    if (deed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
}

function isWrittenIn(target: EventTarget): boolean {
  return target instanceof Element && target.closest("input, textarea, select") !== null;
}
