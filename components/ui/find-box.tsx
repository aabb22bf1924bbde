"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { IconButton } from "./icon-button.tsx";

interface FindBoxProps {
  /** What it finds in: the name of the box and what stands in it while it is empty. */
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** How many there are, and at which one is. */
  readonly words: string;
  readonly onStep: (by: -1 | 1) => void;
  readonly onClose: () => void;
  /** What was found. */
  readonly children: ReactNode;
}

/** Finds words in what is open: Enter goes to the next place, Shift+Enter to the one before, Esc away. */
export function FindBox({ label, query, onQuery, words, onStep, onClose, children }: FindBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") onStep(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <search className="border-b border-line bg-raised px-3 py-2 sm:px-6">
      <div className="mx-auto flex max-w-thread items-center gap-1">
        <input
          ref={input}
          type="search"
          aria-label={label}
          placeholder={label}
          dir="auto"
          maxLength={200}
          value={query}
          onChange={({ target }) => onQuery(target.value)}
          onKeyDown={onKeyDown}
          className="min-h-9 min-w-0 flex-1 rounded-control border border-edge bg-ground px-3 outline-none focus:border-ember pointer-coarse:min-h-11"
        />
        <output className="px-1 text-tiny text-quiet sm:px-2 sm:text-small">{words}</output>
        <IconButton icon={ChevronUp} label="Previous match" onClick={() => onStep(-1)} />
        <IconButton icon={ChevronDown} label="Next match" onClick={() => onStep(1)} />
        <IconButton icon={X} label="Close" onClick={onClose} />
      </div>
      {children}
    </search>
  );
}
