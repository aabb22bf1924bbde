"use client";

import { Menu } from "@base-ui/react/menu";
import { Archive, CopyCheck, FolderPlus } from "lucide-react";
import Link from "next/link";
import { useMemo, useRef, useState, type ReactNode } from "react";
import type { Folder, ListedConversation } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useConversations } from "../data/use-conversations.ts";
import { useFolders } from "../data/use-folders.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Modal } from "../ui/modal.tsx";
import { arrange, type Arrangement } from "./arrange.ts";
import { useDropTarget } from "./drag.ts";
import { EntryList } from "./entry-list.tsx";
import { EntryMenu } from "./entry-menu.tsx";
import { FolderNameForm } from "./folder-name-form.tsx";
import { FolderSection } from "./folder-section.tsx";
import { ListContext } from "./list-context.ts";
import { ListEmpty, ListFailed, ListSkeleton } from "./list-states.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useBulkActions } from "./use-bulk-actions.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useSelection } from "./use-selection.ts";

const noFolders: readonly Folder[] = [];

/** Everything that was said, in its order. `onLeave` is called when a conversation is chosen. */
export function ConversationList({ onLeave }: { onLeave: () => void }) {
  const { data, dataUpdatedAt, error, refetch } = useConversations();
  const { data: folderData } = useFolders();
  const folders = folderData?.folders ?? noFolders;
  const conversations = data?.conversations;
  const arrangement = useMemo(
    () => conversations && arrange(conversations, folders, new Date(dataUpdatedAt)),
    [conversations, folders, dataUpdatedAt],
  );
  if (conversations === undefined || arrangement === undefined) {
    if (error === null) return <ListSkeleton />;
    return <ListFailed sentence={sentenceOf(error)} retry={() => void refetch()} />;
  }
  if (conversations.length === 0 && folders.length === 0) return <ListEmpty />;
  return <Full conversations={conversations} arrangement={arrangement} onLeave={onLeave} />;
}

interface FullProps {
  readonly conversations: readonly ListedConversation[];
  readonly arrangement: Arrangement;
  readonly onLeave: () => void;
}

function Full({ conversations, arrangement, onLeave }: FullProps) {
  const selection = useSelection();
  const { selected, toggle } = selection;
  const [menu] = useState(() => Menu.createHandle<ListedConversation>());
  const box = useRef<HTMLElement>(null);
  useKeptFocus(box);
  const state = useMemo(
    () => ({ menu, selected, toggle, onLeave }),
    [menu, selected, toggle, onLeave],
  );
  return (
    <ListContext value={state}>
      <Head onSelect={selection.begin} isSelecting={selected !== undefined} />
      <nav
        ref={box}
        tabIndex={-1}
        aria-label="Your conversations"
        className="min-h-0 flex-1 overflow-y-auto px-3 pb-4"
      >
        <Groups conversations={conversations} arrangement={arrangement} />
        {arrangement.archivedCount > 0 && (
          <ArchiveLink count={arrangement.archivedCount} onLeave={onLeave} />
        )}
      </nav>
      {selected !== undefined && (
        <SelectionBar
          conversations={conversations.filter(({ archivedAt }) => archivedAt === null)}
          selection={selection}
        />
      )}
      <EntryMenu handle={menu} />
    </ListContext>
  );
}

function Groups({ conversations, arrangement }: Omit<FullProps, "onLeave">) {
  const { pinned, folders, days } = arrangement;
  const { move } = useBulkActions();
  const moveTo = (folder: Folder | null) => (ids: readonly string[]) =>
    move(
      conversations.filter(({ id }) => ids.includes(id)),
      folder,
    );
  const drop = useDropTarget(moveTo(null));
  return (
    <>
      {pinned.length > 0 && (
        <Group name="Pinned">
          <EntryList conversations={pinned} />
        </Group>
      )}
      {folders.length > 0 && (
        <Group name="Folders">
          {folders.map((filled) => (
            <FolderSection
              key={filled.folder.id}
              filled={filled}
              onDrop={(ids, folder) => moveTo(folder)(ids)}
            />
          ))}
        </Group>
      )}
      <div className="min-h-16 rounded-control data-over:bg-ember/8" {...drop}>
        {days.map(({ name, conversations: some }) => (
          <Group key={name} name={name}>
            <EntryList conversations={some} />
          </Group>
        ))}
      </div>
    </>
  );
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name}>
      <h2 className="px-2.5 pt-3 pb-1 text-tiny font-semibold text-quiet">{name}</h2>
      {children}
    </section>
  );
}

function Head({ onSelect, isSelecting }: { onSelect: () => void; isSelecting: boolean }) {
  const [isNaming, setNaming] = useState(false);
  const close = () => setNaming(false);
  return (
    <div className="flex items-center border-b border-line pr-2 pl-5">
      <span className="flex-1 text-tiny text-quiet">Chats</span>
      <IconButton
        size="small"
        icon={FolderPlus}
        label="New folder"
        className="hover:bg-line/60"
        onClick={() => setNaming(true)}
      />
      <IconButton
        size="small"
        icon={CopyCheck}
        label="Select several"
        aria-pressed={isSelecting}
        className="hover:bg-line/60"
        onClick={onSelect}
      />
      <Modal isOpen={isNaming} onClose={close} title="New folder">
        <FolderNameForm verb="Create" onDone={close} onCancel={close} />
      </Modal>
    </div>
  );
}

function ArchiveLink({ count, onLeave }: { count: number; onLeave: () => void }) {
  return (
    <Link
      href="/archive"
      onClick={onLeave}
      className="mt-3 flex min-h-9 items-center gap-2.5 rounded-control px-2.5 text-small text-quiet hover:bg-line/60 hover:text-ink pointer-coarse:min-h-11"
    >
      <Archive aria-hidden="true" size={16} strokeWidth={1.75} />
      Archived
      <span className="text-tiny">{count}</span>
    </Link>
  );
}
