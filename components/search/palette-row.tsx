"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import {
  Archive,
  ArrowRight,
  Book,
  BookOpenText,
  CornerDownRight,
  MessageSquare,
  Search,
} from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { ActionKeys } from "../shortcuts/action-keys.tsx";
import { day } from "../text/dates.ts";
import { placeWords } from "../text/source-words.ts";
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
  book: Book,
  passage: BookOpenText,
  search: Search,
  way: ArrowRight,
};

function markOf(item: PaletteItem): keyof typeof icons {
  if (item.kind === "hit") return "message";
  if (item.kind === "book" || item.kind === "passage") return item.kind;
  if (item.kind === "conversation") {
    return item.conversation.archivedAt === null ? "chat" : "archived";
  }
  return item.id === "all" ? "search" : "way";
}

function Words({ item }: { item: PaletteItem }) {
  if (item.kind === "hit") {
    return (
      <Found title={item.hit.conversationTitle} pieces={item.hit.excerpt}>
        <HitFacts hit={item.hit} />
      </Found>
    );
  }
  if (item.kind === "passage") {
    return (
      <Found title={item.passage.title} pieces={item.passage.excerpt}>
        <span className="max-w-[50%] truncate text-tiny text-quiet" dir="auto">
          {placeWords(item.passage)}
        </span>
      </Found>
    );
  }
  if (item.kind === "conversation") {
    return <Named name={item.conversation.title} fact={day(item.conversation.updatedAt)} />;
  }
  if (item.kind === "book") {
    return <Named name={item.book.title} fact={item.book.creators.join(", ")} />;
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

interface FoundProps {
  readonly title: string;
  readonly pieces: ComponentProps<typeof Excerpt>["pieces"];
  /** Where in it, in a few words. */
  readonly children: ReactNode;
}

function Found({ title, pieces, children }: FoundProps) {
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate text-tiny text-quiet" dir="auto">
          {title}
        </span>
        {children}
      </span>
      <span className="line-clamp-2 wrap-anywhere">
        <Excerpt pieces={pieces} />
      </span>
    </span>
  );
}

function Named({ name, fact }: { name: string; fact: string }) {
  return (
    <>
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {name}
      </span>
      <span className="max-w-[40%] shrink-0 truncate text-tiny text-quiet" dir="auto">
        {fact}
      </span>
    </>
  );
}
