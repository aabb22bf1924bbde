"use client";

import { sentenceOf } from "../data/request.ts";
import { useBulk, useConversations } from "../data/use-conversations.ts";
import { useCreateFolder, useRemoveFolder } from "../data/use-folders.ts";
import { toast } from "../ui/toasts.ts";
import type { FilledFolder } from "./arrange.ts";

/** Deletes a folder, whose conversations stay; undoing it makes the folder again and puts them back. */
export function useRemoveFolderWithUndo(): (filled: FilledFolder) => void {
  const { mutateAsync: removeFolder } = useRemoveFolder();
  const { mutateAsync: createFolder } = useCreateFolder();
  const { mutateAsync: bulk } = useBulk();
  const { data } = useConversations();

  async function remove({ folder: { id, name } }: FilledFolder) {
    // Pinned and archived ones belong to the folder too, though it does not list them.
    const ids = (data?.conversations ?? [])
      .filter(({ folderId }) => folderId === id)
      .map((conversation) => conversation.id);
    async function undo() {
      await createFolder({ id, name });
      if (ids.length === 0) return;
      await bulk({ ids, change: { do: "change", to: { folderId: id } } });
    }
    await removeFolder(id);
    toast({
      text: `Folder “${name}” deleted. ${ids.length === 0 ? "It was empty." : "Its chats are kept."}`,
      undo: () => void undo().catch(sayWhy),
    });
  }
  return (filled) => void remove(filled).catch(sayWhy);
}

function sayWhy(error: unknown) {
  toast({ text: sentenceOf(error) });
}
