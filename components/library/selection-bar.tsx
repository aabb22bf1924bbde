"use client";

import { RefreshCw, Tags, Trash2, type LucideIcon } from "lucide-react";
import { useState } from "react";
import type { LibraryDocument } from "#lib/protocol";
import type { Selection } from "../conversations/use-selection.ts";
import { Button } from "../ui/button.tsx";
import { TagsDialog } from "./tags-dialog.tsx";
import { useBookActions } from "./use-book-actions.ts";

interface SelectionBarProps {
  /** Those that can be selected: the ones that are shown. */
  readonly books: readonly LibraryDocument[];
  readonly selection: Selection;
}

/** What can be done with all books that are selected. Doing it ends the selecting. */
export function SelectionBar({ books, selection: { selected, replace, end } }: SelectionBarProps) {
  const { remove, reindex } = useBookActions();
  const [isTagging, setTagging] = useState(false);
  const chosen = books.filter(({ id }) => selected?.has(id));
  const deed = (Icon: LucideIcon, label: string, work: () => void) => (
    <Button look="quiet" disabled={chosen.length === 0} onClick={work}>
      <Icon aria-hidden="true" size={16} strokeWidth={1.75} />
      {label}
    </Button>
  );
  const thenDone = (work: () => void) => () => {
    work();
    end();
  };
  return (
    <div
      role="toolbar"
      aria-label="With the selected books"
      className="flex flex-wrap items-center gap-1 border-t border-line bg-raised px-4 py-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] text-small"
    >
      <output className="pe-2 text-quiet">{chosen.length} selected</output>
      <Button look="quiet" onClick={() => replace(books.map(({ id }) => id))}>
        All
      </Button>
      <span className="flex-1" />
      {deed(Tags, "Tags", () => setTagging(true))}
      {deed(
        RefreshCw,
        "Read anew",
        thenDone(() => reindex(chosen)),
      )}
      {deed(
        Trash2,
        "Remove",
        thenDone(() => remove(chosen)),
      )}
      <Button onClick={end}>Done</Button>
      <TagsDialog
        books={chosen}
        isOpen={isTagging}
        onClose={() => setTagging(false)}
        onDone={end}
      />
    </div>
  );
}
