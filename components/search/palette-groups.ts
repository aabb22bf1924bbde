import type { LibraryDocument, ListedConversation, PassageHit, SearchHit } from "#lib/protocol";
import type { ShortcutAction } from "../shortcuts/shortcuts.ts";

export type PaletteItem =
  | {
      readonly kind: "command";
      readonly id: string;
      readonly label: string;
      readonly action?: ShortcutAction;
    }
  | { readonly kind: "place"; readonly id: string; readonly label: string; readonly path: string }
  | {
      readonly kind: "conversation";
      readonly id: string;
      readonly conversation: ListedConversation;
    }
  | { readonly kind: "hit"; readonly id: string; readonly hit: SearchHit }
  | { readonly kind: "book"; readonly id: string; readonly book: LibraryDocument }
  | { readonly kind: "passage"; readonly id: string; readonly passage: PassageHit };

export interface PaletteGroup {
  readonly value: string;
  readonly items: PaletteItem[];
}

interface PaletteSources {
  readonly text: string;
  readonly actions: readonly { readonly action: ShortcutAction; readonly does: string }[];
  readonly places: readonly { readonly label: string; readonly path: string }[];
  readonly conversations: readonly ListedConversation[];
  readonly hits: readonly SearchHit[];
  readonly books: readonly LibraryDocument[];
  readonly passages: readonly PassageHit[];
  readonly allPath: string;
}

const mostConversations = 6;
const mostBooks = 4;

/** What the palette offers for what was typed; before anything was, the recent and all that can be done. */
export function paletteGroups(sources: PaletteSources): PaletteGroup[] {
  const { text, hits, allPath } = sources;
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = (label: string) => {
    const lower = label.toLocaleLowerCase();
    return words.every((word) => lower.includes(word));
  };
  const conversations = sources.conversations
    .filter(({ title, archivedAt }) => matches(title) && (words.length > 0 || archivedAt === null))
    .slice(0, mostConversations)
    .map((conversation) => ({
      kind: "conversation" as const,
      id: `conversation:${conversation.id}`,
      conversation,
    }));
  const messages = words.length === 0 ? [] : hits.filter(({ messageId }) => messageId !== null);
  const all: PaletteItem = {
    kind: "place",
    id: "all",
    label: `All results for “${text.trim()}”`,
    path: allPath,
  };
  return [
    { value: words.length === 0 ? "Recent" : "Chats", items: conversations },
    { value: "Books", items: words.length === 0 ? [] : booksOf(sources, matches) },
    { value: "In messages", items: messages.map(toHit) },
    { value: "In books", items: words.length === 0 ? [] : sources.passages.map(toPassage) },
    { value: "Everywhere", items: words.length === 0 ? [] : [all] },
    { value: "Commands", items: commands(sources).filter(({ label }) => matches(label)) },
  ].filter(({ items }) => items.length > 0);
}

function toHit(hit: SearchHit) {
  return { kind: "hit" as const, id: `hit:${hit.messageId}`, hit };
}

function booksOf({ books }: PaletteSources, matches: (label: string) => boolean): PaletteItem[] {
  return books
    .filter(
      ({ title, creators, sections }) => sections > 0 && matches([title, ...creators].join(" ")),
    )
    .slice(0, mostBooks)
    .map((book) => ({ kind: "book", id: `book:${book.id}`, book }));
}

function toPassage(passage: PassageHit): PaletteItem {
  const { documentId, section, start } = passage;
  return { kind: "passage", id: `passage:${documentId}:${section}:${start}`, passage };
}

function commands({ actions, places }: PaletteSources) {
  return [
    ...actions.map(({ action, does }) => ({
      kind: "command" as const,
      id: `command:${action}`,
      label: does,
      action,
    })),
    ...places.map(({ label, path }) => ({
      kind: "place" as const,
      id: `place:${path}`,
      label,
      path,
    })),
  ];
}

/** What stands for an item where only words can. */
export function wordsOf(item: PaletteItem): string {
  if (item.kind === "conversation") return item.conversation.title;
  if (item.kind === "hit") return item.hit.conversationTitle;
  if (item.kind === "book") return item.book.title;
  if (item.kind === "passage") return item.passage.title;
  return item.label;
}
