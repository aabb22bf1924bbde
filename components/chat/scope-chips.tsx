"use client";

import { Book, LibraryBig, X } from "lucide-react";
import type { LibraryScope } from "#lib/protocol";
import { useLibrary } from "../data/use-library.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { automatic, withoutBook } from "./library-scopes.ts";

interface ScopeChipsProps {
  readonly scope: LibraryScope;
  readonly onChange: (scope: LibraryScope) => void;
}

/** The books that the next question asks, each to be taken away. Nothing where none were chosen. */
export function ScopeChips({ scope, onChange }: ScopeChipsProps) {
  const titleOf = useTitles();
  if (scope.mode !== "explicit") return null;
  const isWhole = scope.documentIds.length === 0;
  return (
    <ul aria-label="Books to ask" className="mb-2 flex max-w-full flex-wrap gap-2">
      {isWhole && <Chip name="The whole library" isWhole onRemove={() => onChange(automatic)} />}
      {scope.documentIds.map((id) => (
        <Chip key={id} name={titleOf(id)} onRemove={() => onChange(withoutBook(scope, id))} />
      ))}
    </ul>
  );
}

interface ChipProps {
  readonly name: string;
  readonly isWhole?: boolean;
  readonly onRemove: () => void;
}

function Chip({ name, isWhole = false, onRemove }: ChipProps) {
  const Icon = isWhole ? LibraryBig : Book;
  return (
    <li className="flex min-h-9 max-w-full min-w-0 items-center gap-2 rounded-control border border-line bg-raised pl-3 text-small pointer-coarse:min-h-11">
      <Icon aria-hidden="true" size={16} strokeWidth={1.75} className="shrink-0 text-water" />
      <span className="truncate" dir="auto">
        {name}
      </span>
      <IconButton
        size="small"
        icon={X}
        label={`Do not ask ${name}`}
        side="top"
        onClick={onRemove}
      />
    </li>
  );
}

/** The titles of books by their ids, as far as the list is here. */
export function useTitles(): (documentId: string) => string {
  const { data } = useLibrary();
  return (documentId) =>
    data === undefined
      ? "…"
      : (data.documents.find(({ id }) => id === documentId)?.title ?? "A book that is gone");
}
