"use client";

import { Menu } from "@base-ui/react/menu";
import {
  Archive,
  ArchiveRestore,
  Download,
  FolderInput,
  Pencil,
  Pin,
  PinOff,
  Trash2,
} from "lucide-react";
import { useState } from "react";
import type { ListedConversation } from "#lib/protocol";
import { MenuEntry, MenuLink, MenuList } from "../ui/menu-list.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { useBulkActions } from "./use-bulk-actions.ts";

export type EntryMenuHandle = Menu.Handle<ListedConversation>;

interface EntryMenuProps {
  /** Shared with the buttons that open it. */
  readonly handle: EntryMenuHandle;
}

/**
 * The menu of whichever conversation's button was pressed. One menu for the whole list: two
 * thousand would be two thousand times the work.
 */
export function EntryMenu({ handle }: EntryMenuProps) {
  const [dialog, setDialog] = useState<{ name: "rename" | "move"; of: ListedConversation }>();
  const close = () => setDialog(undefined);
  return (
    <>
      <Menu.Root handle={handle}>
        {({ payload }) => (
          <MenuList align="end">
            {payload !== undefined && (
              <Entries
                conversation={payload}
                onRename={() => setDialog({ name: "rename", of: payload })}
                onMove={() => setDialog({ name: "move", of: payload })}
              />
            )}
          </MenuList>
        )}
      </Menu.Root>
      {dialog !== undefined && (
        <>
          <RenameDialog
            conversation={dialog.of}
            isOpen={dialog.name === "rename"}
            onClose={close}
          />
          <MoveDialog conversations={[dialog.of]} isOpen={dialog.name === "move"} onClose={close} />
        </>
      )}
    </>
  );
}

interface EntriesProps {
  readonly conversation: ListedConversation;
  readonly onRename: () => void;
  readonly onMove: () => void;
}

function Entries({ conversation, onRename, onMove }: EntriesProps) {
  const { pin, archive, remove } = useBulkActions();
  const { id, pinnedAt, archivedAt } = conversation;
  const isPinned = pinnedAt !== null;
  const isArchived = archivedAt !== null;
  return (
    <>
      <MenuEntry icon={Pencil} label="Rename" onClick={onRename} />
      <MenuEntry
        icon={isPinned ? PinOff : Pin}
        label={isPinned ? "Unpin" : "Pin"}
        onClick={() => pin([conversation], !isPinned)}
      />
      <MenuEntry icon={FolderInput} label="Move to a folder" onClick={onMove} />
      <MenuEntry
        icon={isArchived ? ArchiveRestore : Archive}
        label={isArchived ? "Bring back" : "Archive"}
        onClick={() => archive([conversation], !isArchived)}
      />
      <MenuLink icon={Download} label="Export" href={`/api/conversations/${id}/export`} />
      <MenuEntry icon={Trash2} label="Delete" isDangerous onClick={() => remove([conversation])} />
    </>
  );
}
