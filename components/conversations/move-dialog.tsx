"use client";

import { Folder, FolderMinus, FolderPlus } from "lucide-react";
import { useState } from "react";
import type { ListedConversation } from "#lib/protocol";
import { useFolders } from "../data/use-folders.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { FolderNameForm } from "./folder-name-form.tsx";
import { useBulkActions } from "./use-bulk-actions.ts";

interface MoveDialogProps {
  readonly conversations: readonly ListedConversation[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMoved?: () => void;
}

/** Where to put conversations: the way by keyboard and by touch; a mouse may also drag them. */
export function MoveDialog({ conversations, isOpen, onClose, onMoved }: MoveDialogProps) {
  return (
    <Modal isOpen={isOpen} onClose={onClose} title="Move to a folder">
      <Choices conversations={conversations} onClose={onClose} onMoved={onMoved} />
    </Modal>
  );
}

type ChoicesProps = Omit<MoveDialogProps, "isOpen" | "onMoved"> & {
  readonly onMoved: (() => void) | undefined;
};

function Choices({ conversations, onClose, onMoved }: ChoicesProps) {
  const { data } = useFolders();
  const { move } = useBulkActions();
  const [isNaming, setNaming] = useState(false);
  const folders = data?.folders ?? [];
  const here = folders.find(({ id }) => conversations.every(({ folderId }) => folderId === id));
  const isInSome = conversations.some(({ folderId }) => folderId !== null);
  function choose(folder: { id: string; name: string } | null) {
    move(conversations, folder);
    onClose();
    onMoved?.();
  }
  if (isNaming || (data !== undefined && folders.length === 0)) {
    return <FolderNameForm onDone={choose} onCancel={onClose} verb="Create and move" />;
  }
  return (
    <>
      <ul className="-mx-2 max-h-[50dvh] overflow-y-auto">
        {folders.map((folder) => (
          <li key={folder.id}>
            <Choice
              icon={Folder}
              name={folder.name}
              isHere={folder === here}
              onClick={() => choose(folder)}
            />
          </li>
        ))}
        {isInSome && (
          <li>
            <Choice icon={FolderMinus} name="No folder" onClick={() => choose(null)} />
          </li>
        )}
        <li>
          <Choice icon={FolderPlus} name="New folder…" onClick={() => setNaming(true)} />
        </li>
      </ul>
      <div className="mt-5 flex justify-end">
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </>
  );
}

interface ChoiceProps {
  readonly icon: typeof Folder;
  readonly name: string;
  readonly isHere?: boolean;
  readonly onClick: () => void;
}

function Choice({ icon: Icon, name, isHere = false, onClick }: ChoiceProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      aria-disabled={isHere}
      className="flex min-h-10 w-full items-center gap-2.5 rounded-control px-2.5 text-left text-small hover:bg-sunken aria-disabled:text-quiet pointer-coarse:min-h-11"
    >
      <Icon aria-hidden="true" size={17} strokeWidth={1.75} className="shrink-0 text-quiet" />
      <span className="min-w-0 flex-1 truncate" dir="auto">
        {name}
      </span>
      {isHere && <span className="text-tiny">here now</span>}
    </button>
  );
}
