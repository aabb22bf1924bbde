"use client";

import { useMutation } from "@tanstack/react-query";
import { sentenceOf } from "../data/request.ts";
import { useBulk, useConversations } from "../data/use-conversations.ts";
import { useCreateFolder, useRemoveFolder } from "../data/use-folders.ts";
import { toast } from "../ui/toasts.ts";
import type { FilledFolder } from "./arrange.ts";

/** Deletes a folder, whose conversations stay; undoing it makes the folder again and puts them back. */
export function useRemoveFolderWithUndo(): (filled: FilledFolder) => void {
  const remove = useRemoveFolder();
  const create = useCreateFolder();
  const bulk = useBulk();
  const { data } = useConversations();
  const sayWhy = (error: Error) => toast({ text: sentenceOf(error) });
  const bringBack = useMutation({
    mutationFn: async ({ id, name, ids }: { id: string; name: string; ids: string[] }) => {
      await create.mutateAsync({ id, name });
      if (ids.length === 0) return;
      await bulk.mutateAsync({ ids, change: { do: "change", to: { folderId: id } } });
    },
    onError: sayWhy,
  });

  return ({ folder }) => {
    const { id, name } = folder;
    // Pinned and archived ones belong to the folder too, though it does not list them.
    const ids = (data?.conversations ?? [])
      .filter(({ folderId }) => folderId === id)
      .map((conversation) => conversation.id);
    remove.mutate(id, {
      onSuccess: () =>
        toast({
          text: `Folder “${name}” deleted. ${ids.length === 0 ? "It was empty." : "Its chats are kept."}`,
          undo: () => bringBack.mutate({ id, name, ids }),
        }),
      onError: sayWhy,
    });
  };
}
