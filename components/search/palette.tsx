"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { sentenceOf } from "../data/request.ts";
import { useConversations } from "../data/use-conversations.ts";
import { useLibrary } from "../data/use-library.ts";
import { useQuickPassages } from "../data/use-passages.ts";
import { useQuickSearch } from "../data/use-search.ts";
import { handlerOf, possibleActions } from "../shortcuts/handlers.ts";
import { readerPath } from "../text/source-words.ts";
import { hitPath, searchPath } from "./hit-path.ts";
import { paletteGroups, wordsOf, type PaletteGroup, type PaletteItem } from "./palette-groups.ts";
import { PaletteRow } from "./palette-row.tsx";
import { useSettled } from "./use-settled.ts";

const typingMs = 150;

const places = [
  { label: "Library", path: "/library" },
  { label: "Models", path: "/models" },
  { label: "Archived chats", path: "/archive" },
  { label: "Search books and conversations", path: "/search" },
];

interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** One box for everything: what was said, and what can be done. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  const router = useRouter();
  const chosen = useRef<PaletteItem>(undefined);
  function choose(item: PaletteItem) {
    chosen.current = item;
    onClose();
  }
  /** Only now: closing gives the focus back, and what was chosen may want it. */
  function afterwards(open: boolean) {
    const item = chosen.current;
    chosen.current = undefined;
    if (open || item === undefined) return;
    if (item.kind === "command") {
      if (item.action !== undefined) handlerOf(item.action)?.();
    } else {
      router.push(pathOf(item));
    }
  }
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      onOpenChangeComplete={afterwards}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 animate-appear bg-shade/45" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center px-3 pt-[max(0.75rem,env(safe-area-inset-top))] sm:pt-[12dvh]">
          <Dialog.Popup
            aria-label="Search and commands"
            className="flex max-h-[min(36rem,calc(100dvh-1.5rem))] w-full max-w-2xl animate-rise flex-col overflow-hidden rounded-card border border-line bg-raised shadow-float"
          >
            <Contents onChoose={choose} />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function pathOf(item: Exclude<PaletteItem, { kind: "command" }>): string {
  if (item.kind === "hit") return hitPath(item.hit);
  if (item.kind === "book") return `/library/${item.book.id}`;
  if (item.kind === "passage") return readerPath(item.passage.documentId, item.passage);
  return item.kind === "place" ? item.path : `/c/${item.conversation.id}`;
}

interface ContentsProps {
  readonly onChoose: (item: PaletteItem) => void;
}

function Contents({ onChoose }: ContentsProps) {
  const [text, setText] = useState("");
  const { groups, status, error } = useOffer(text);
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      value={text}
      onValueChange={setText}
      itemToStringValue={wordsOf}
      autoHighlight="always"
      keepHighlight
    >
      <Box />
      <div className="min-h-0 overflow-y-auto overscroll-contain pb-2">
        <Autocomplete.Status className="sr-only">{status}</Autocomplete.Status>
        {error !== null && <p className="px-5 pt-3 text-small text-alarm">{sentenceOf(error)}</p>}
        <Autocomplete.List>
          {(group: PaletteGroup) => <Group key={group.value} group={group} onChoose={onChoose} />}
        </Autocomplete.List>
      </div>
    </Autocomplete.Root>
  );
}

/** What is offered for a text. What can be done is asked once: the palette itself covers the page. */
function useOffer(text: string) {
  const [actions] = useState(() => possibleActions().filter(({ action }) => action !== "palette"));
  const { data } = useConversations();
  const settled = useSettled(text.trim(), typingMs);
  const { data: library } = useLibrary();
  const { data: found, error } = useQuickSearch(settled);
  // Without books, or while they cannot be searched, the palette is still good for the rest.
  const { data: inBooks } = useQuickPassages(library?.documents.length === 0 ? "" : settled);
  const groups = paletteGroups({
    text,
    actions,
    places,
    conversations: data?.conversations ?? [],
    hits: found?.hits ?? [],
    books: library?.documents ?? [],
    passages: inBooks?.hits ?? [],
    allPath: searchPath(text.trim()),
  });
  const isAsked = settled !== "" && found !== undefined && error === null;
  const passages = inBooks?.hits.length ?? 0;
  return { groups, error, status: isAsked ? foundWords(found.hits.length, passages) : "" };
}

function foundWords(messages: number, passages: number): string {
  if (messages + passages === 0) return "Nothing was found.";
  return `${messages} found in messages, ${passages} in books.`;
}

function Box() {
  return (
    <div className="flex items-center gap-3 border-b border-line pr-2 pl-5 focus-within:border-ember">
      <Search aria-hidden="true" size={18} strokeWidth={1.75} className="shrink-0 text-quiet" />
      <Autocomplete.Input
        aria-label="Search and commands"
        placeholder="Search books and chats, or say what to do"
        maxLength={200}
        className="min-h-13 min-w-0 flex-1 bg-transparent text-text outline-none"
      />
      <Dialog.Close className="min-h-9 rounded-control px-2.5 text-tiny text-quiet hover:bg-sunken hover:text-ink pointer-coarse:min-h-11">
        Close
      </Dialog.Close>
    </div>
  );
}

function Group({ group, onChoose }: ContentsProps & { readonly group: PaletteGroup }) {
  return (
    <Autocomplete.Group items={group.items}>
      <Autocomplete.GroupLabel className="px-5 pt-3 pb-1 text-tiny font-semibold text-quiet">
        {group.value}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: PaletteItem) => <PaletteRow key={item.id} item={item} onChoose={onChoose} />}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}
