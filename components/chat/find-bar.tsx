"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { IconButton } from "../ui/icon-button.tsx";
import { useChat } from "./chat-context.ts";
import { FoundList } from "./found-list.tsx";
import { useFound } from "./use-found.ts";
import type { Goal } from "./use-goal.ts";

interface FindBarProps {
  readonly onGo: (goal: Goal) => void;
  readonly onClose: () => void;
}

/** Finds words in all branches of this conversation and goes to them. */
export function FindBar({ onGo, onClose }: FindBarProps) {
  const { store } = useChat();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const [place, setPlace] = useState(-1);
  const { hits, words } = useFound(store.id, query.trim());
  useEffect(() => input.current?.focus(), []);

  function goTo(next: number) {
    const messageId = hits[next]?.messageId;
    if (messageId === undefined || messageId === null) return;
    setPlace(next);
    store.show(messageId);
    onGo({ messageId, takesFocus: false });
  }
  const step = (by: -1 | 1) => goTo((place + by + hits.length) % hits.length);
  const onKeyDown = (event: KeyboardEvent) => onKeys(event, { step, onClose });
  return (
    <search className="border-b border-line bg-raised px-3 py-2 sm:px-6">
      <div className="mx-auto flex max-w-thread items-center gap-1">
        <input
          ref={input}
          type="search"
          aria-label="Find in this chat"
          placeholder="Find in this chat"
          dir="auto"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setPlace(-1);
          }}
          onKeyDown={onKeyDown}
          className="min-h-9 min-w-0 flex-1 rounded-control border border-edge bg-ground px-3 outline-none focus:border-ember pointer-coarse:min-h-11"
        />
        <output className="px-2 text-small whitespace-nowrap text-quiet">
          {place >= 0 && hits.length > 0 ? `${place + 1} of ${hits.length}` : words}
        </output>
        <IconButton icon={ChevronUp} label="Previous match" onClick={() => step(-1)} />
        <IconButton icon={ChevronDown} label="Next match" onClick={() => step(1)} />
        <IconButton icon={X} label="Close" onClick={onClose} />
      </div>
      <FoundList hits={hits} place={place} onGo={goTo} />
    </search>
  );
}

interface FindKeys {
  readonly step: (by: -1 | 1) => void;
  readonly onClose: () => void;
}

function onKeys(event: KeyboardEvent, { step, onClose }: FindKeys) {
  if (event.nativeEvent.isComposing) return;
  if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
  else if (event.key === "Escape") onClose();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
