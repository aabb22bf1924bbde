"use client";

import { Menu } from "@base-ui/react/menu";
import { ChevronRight, Ellipsis, Folder as FolderIcon, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { z } from "zod";
import type { Folder } from "#lib/protocol";
import { readStored, writeStored } from "../data/stored.ts";
import { MenuEntry, MenuList } from "../ui/menu-list.tsx";
import { Modal } from "../ui/modal.tsx";
import type { FilledFolder } from "./arrange.ts";
import { useDropTarget } from "./drag.ts";
import { EntryList } from "./entry-list.tsx";
import { FolderNameForm } from "./folder-name-form.tsx";
import { useRemoveFolderWithUndo } from "./use-remove-folder-with-undo.ts";

interface FolderSectionProps {
  readonly filled: FilledFolder;
  readonly onDrop: (ids: readonly string[], folder: Folder) => void;
}

export function FolderSection({ filled, onDrop }: FolderSectionProps) {
  const { folder, conversations } = filled;
  const [isOpen, toggle] = useOpen(folder.id);
  const drop = useDropTarget((ids) => onDrop(ids, folder));
  return (
    <section
      aria-label={folder.name}
      className="rounded-control data-over:bg-ember/12 data-over:outline-2 data-over:outline-ember"
      {...drop}
    >
      <div className="group relative">
        <h3>
          <button
            type="button"
            onClick={toggle}
            aria-expanded={isOpen}
            className="flex min-h-9 w-full items-center gap-1.5 rounded-control pr-10 pl-1 text-left text-small transition-colors hover:bg-line/60 pointer-coarse:min-h-11 pointer-coarse:pr-12"
          >
            <ChevronRight
              aria-hidden="true"
              size={15}
              className={`shrink-0 text-quiet transition-transform ${isOpen ? "rotate-90" : ""}`}
            />
            <FolderIcon aria-hidden="true" size={16} strokeWidth={1.75} className="shrink-0" />
            <span className="min-w-0 truncate" dir="auto">
              {folder.name}
            </span>
            <span className="text-tiny text-quiet">
              {conversations.length}
              <span className="sr-only"> conversations</span>
            </span>
          </button>
        </h3>
        <FolderMenu filled={filled} />
      </div>
      {isOpen && (
        <div className="pl-4">
          {conversations.length === 0 ? (
            <p className="px-2.5 py-1.5 text-tiny text-quiet">
              Nothing in it yet. Move a chat here from its menu, or drag it.
            </p>
          ) : (
            <EntryList conversations={conversations} />
          )}
        </div>
      )}
    </section>
  );
}

/** Whether a folder is open; this browser remembers it. */
function useOpen(id: string) {
  const name = `hearth-folder:${id}`;
  const [isOpen, setOpen] = useState(() => readStored(name, z.boolean()) ?? true);
  function toggle() {
    writeStored(name, isOpen ? false : undefined);
    setOpen(!isOpen);
  }
  return [isOpen, toggle] as const;
}

function FolderMenu({ filled }: { filled: FilledFolder }) {
  const { folder } = filled;
  const [isNaming, setNaming] = useState(false);
  const remove = useRemoveFolderWithUndo();
  const close = () => setNaming(false);
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          aria-label={`More for the folder “${folder.name}”`}
          className="absolute top-0.5 right-1 inline-flex size-8 items-center justify-center rounded-control text-quiet opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:top-0 pointer-coarse:right-0 pointer-coarse:size-11 pointer-coarse:opacity-100"
        >
          <Ellipsis aria-hidden="true" size={17} />
        </Menu.Trigger>
        <MenuList align="end">
          <MenuEntry icon={Pencil} label="Rename" onClick={() => setNaming(true)} />
          <MenuEntry
            icon={Trash2}
            label="Delete the folder"
            isDangerous
            onClick={() => remove(filled)}
          />
        </MenuList>
      </Menu.Root>
      <Modal isOpen={isNaming} onClose={close} title="Rename this folder">
        <FolderNameForm folder={folder} verb="Rename" onDone={close} onCancel={close} />
      </Modal>
    </>
  );
}
