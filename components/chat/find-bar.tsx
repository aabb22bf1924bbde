"use client";

import { useState } from "react";
import { FindBox } from "../ui/find-box.tsx";
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
  const [query, setQuery] = useState("");
  const [place, setPlace] = useState(-1);
  const { hits, words } = useFound(store.id, query.trim());

  function goTo(next: number) {
    const messageId = hits[next]?.messageId;
    if (messageId === undefined || messageId === null) return;
    setPlace(next);
    store.show(messageId);
    onGo({ messageId, takesFocus: false });
  }
  return (
    <FindBox
      label="Find in this chat"
      query={query}
      onQuery={(typed) => {
        setQuery(typed);
        setPlace(-1);
      }}
      words={place >= 0 && hits.length > 0 ? `${place + 1} of ${hits.length}` : words}
      onStep={(by) => goTo((place + by + hits.length) % hits.length)}
      onClose={onClose}
    >
      <FoundList hits={hits} place={place} onGo={goTo} />
    </FindBox>
  );
}
