"use client";

import { useState, type KeyboardEvent } from "react";
import type { LibraryDocument } from "#lib/protocol";
import { hashBefore } from "./hash-token.ts";
import { bookChoices, type BookChoice } from "./library-scopes.ts";

interface PickerOptions {
  readonly text: string;
  /** Undefined while they are on their way. */
  readonly books: readonly LibraryDocument[] | undefined;
  /** Takes the words behind the `#` out of the text, and what they stood for into the scope. */
  readonly onPick: (choice: BookChoice, words: { start: number; end: number }) => void;
}

/** The list that a `#` in the message opens. The message keeps the focus and moves through it by keys. */
export function useBookPicker({ text, books, onPick }: PickerOptions) {
  const [caret, setCaret] = useState(0);
  /** Where the `#` stands whose list was closed without picking. */
  const [closedAt, closeAt] = useState<number>();
  const [active, setActive] = useState(0);
  const token = hashBefore(text, caret);
  const isWanted = token !== undefined && token.start !== closedAt;
  const choices = isWanted ? bookChoices(books ?? [], token.typed) : [];
  const isLooking = isWanted && books === undefined;
  const isEmpty = isWanted && books?.length === 0 && token.typed === "";
  const hint = isLooking ? "looking" : isEmpty ? "empty" : undefined;
  const isOpen = choices.length > 0 || hint !== undefined;
  const place = Math.min(active, choices.length - 1);

  function follow(element: HTMLTextAreaElement) {
    const now = element.selectionStart === element.selectionEnd ? element.selectionEnd : 0;
    setCaret(now);
    // The browser tells of a caret again that has been where it is since a letter was typed: by then
    // somebody may have gone on in the list.
    if (now !== caret) setActive(0);
    if (hashBefore(element.value, element.selectionEnd)?.start !== closedAt) closeAt(undefined);
  }
  function pick(choice: BookChoice | undefined) {
    if (choice === undefined || token === undefined) return;
    setCaret(token.start);
    onPick(choice, token);
  }
  /** True when the key was for the list. */
  function takeKey({ key }: KeyboardEvent): boolean {
    if (!isOpen) return false;
    if (key === "Escape") closeAt(token?.start);
    // Whoever is quicker than the list means a book, and not to send half its name.
    else if (choices.length === 0) return isLooking && (key === "Enter" || key === "Tab");
    else if (key === "ArrowDown") setActive((place + 1) % choices.length);
    else if (key === "ArrowUp") setActive((place + choices.length - 1) % choices.length);
    else if (key === "Enter" || key === "Tab") pick(choices[place]);
    else return false;
    return true;
  }
  const close = () => closeAt(token?.start);
  return { isOpen, hint, choices, active: place, follow, pick, takeKey, close };
}

export type BookPicker = ReturnType<typeof useBookPicker>;
