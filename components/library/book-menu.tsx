"use client";

import { Menu } from "@base-ui/react/menu";
import { BookOpen, Info, Pencil, RefreshCw, Tags, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { LibraryDocument } from "#lib/protocol";
import { MenuEntry, MenuList } from "../ui/menu-list.tsx";
import { BookEditDialog } from "./book-edit-dialog.tsx";
import { isOpenable } from "./book-words.ts";
import { TagsDialog } from "./tags-dialog.tsx";
import { useBookActions } from "./use-book-actions.ts";

interface BookMenuProps {
  /** Shared with the buttons that open it. */
  readonly handle: Menu.Handle<LibraryDocument>;
  readonly onDetails: (id: string) => void;
}

/** The menu of whichever book's button was pressed. */
export function BookMenu({ handle, onDetails }: BookMenuProps) {
  const [dialog, setDialog] = useState<{ name: "edit" | "tags"; of: LibraryDocument }>();
  const close = () => setDialog(undefined);
  return (
    <>
      <Menu.Root handle={handle}>
        {({ payload }) => (
          <MenuList align="end">
            {payload !== undefined && (
              <Entries
                book={payload}
                onDetails={() => onDetails(payload.id)}
                onEdit={() => setDialog({ name: "edit", of: payload })}
                onTags={() => setDialog({ name: "tags", of: payload })}
              />
            )}
          </MenuList>
        )}
      </Menu.Root>
      {dialog !== undefined && (
        <>
          <BookEditDialog book={dialog.of} isOpen={dialog.name === "edit"} onClose={close} />
          <TagsDialog books={[dialog.of]} isOpen={dialog.name === "tags"} onClose={close} />
        </>
      )}
    </>
  );
}

interface EntriesProps {
  readonly book: LibraryDocument;
  readonly onDetails: () => void;
  readonly onEdit: () => void;
  readonly onTags: () => void;
}

function Entries({ book, onDetails, onEdit, onTags }: EntriesProps) {
  const { remove, reindex } = useBookActions();
  const router = useRouter();
  return (
    <>
      {isOpenable(book) && (
        <MenuEntry
          icon={BookOpen}
          label="Read"
          onClick={() => router.push(`/library/${book.id}`)}
        />
      )}
      <MenuEntry icon={Info} label="Details" onClick={onDetails} />
      <MenuEntry icon={Pencil} label="Edit" onClick={onEdit} />
      <MenuEntry icon={Tags} label="Tags" onClick={onTags} />
      <MenuEntry icon={RefreshCw} label="Read anew" onClick={() => reindex([book])} />
      <MenuEntry icon={Trash2} label="Remove" isDangerous onClick={() => remove([book])} />
    </>
  );
}
