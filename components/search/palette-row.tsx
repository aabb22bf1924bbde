"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Archive, ArrowRight, CornerDownRight, MessageSquare, Search } from "lucide-react";
import { ActionKeys } from "../shortcuts/action-keys.tsx";
import { day } from "../text/dates.ts";
import { Excerpt } from "./excerpt.tsx";
import { HitFacts } from "./hit-facts.tsx";
import type { PaletteItem } from "./palette-groups.ts";

interface PaletteRowProps {
  readonly item: PaletteItem;
  readonly onChoose: (item: PaletteItem) => void;
}

export function PaletteRow({ item, onChoose }: PaletteRowProps) {
  const Icon = icons[markOf(item)];
  return (
    <Autocomplete.Item
      value={item}
      onClick={() => onChoose(item)}
      className="mx-2 flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-3 py-1 text-small outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11"
    >
      <Icon aria-hidden="true" size={17} strokeWidth={1.75} className="shrink-0 text-quiet" />
      <Words item={item} />
    </Autocomplete.Item>
  );
}

const icons = {
  chat: MessageSquare,
  archived: Archive,
  message: CornerDownRight,
  search: Search,
  way: ArrowRight,
};

function markOf(item: PaletteItem): keyof typeof icons {
  if (item.kind === "hit") return "message";
  if (item.kind === "conversation") {
    return item.conversation.archivedAt === null ? "chat" : "archived";
  }
  return item.id === "all" ? "search" : "way";
}

function Words({ item }: { item: PaletteItem }) {
  if (item.kind === "hit") {
    return (
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate text-tiny text-quiet" dir="auto">
            {item.hit.conversationTitle}
          </span>
          <HitFacts hit={item.hit} />
        </span>
        <span className="line-clamp-2 wrap-anywhere">
          <Excerpt pieces={item.hit.excerpt} />
        </span>
      </span>
    );
  }
  if (item.kind === "conversation") {
    return (
      <>
        <span className="min-w-0 flex-1 truncate" dir="auto">
          {item.conversation.title}
        </span>
        <span className="shrink-0 text-tiny text-quiet">{day(item.conversation.updatedAt)}</span>
      </>
    );
  }
  return (
    <>
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.kind === "command" && item.action !== undefined && (
        <span className="text-quiet pointer-coarse:hidden">
          <ActionKeys action={item.action} />
        </span>
      )}
    </>
  );
}
