"use client";

import { ChevronRight, Pencil } from "lucide-react";
import { useState } from "react";
import { useConversations } from "../data/use-conversations.ts";
import { useFolders } from "../data/use-folders.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { RenameDialog } from "./rename-dialog.tsx";

interface HeadingProps {
  readonly conversationId: string;
  readonly title: string;
}

/** Where one is: the folder, the chat, and the way to give it another title. */
export function Heading({ conversationId, title }: HeadingProps) {
  const { data } = useConversations();
  const { data: folderData } = useFolders();
  const [isRenaming, setRenaming] = useState(false);
  const listed = data?.conversations.find(({ id }) => id === conversationId);
  const folder = folderData?.folders.find(({ id }) => id === listed?.folderId);
  return (
    <div className="group flex min-w-0 items-center gap-1">
      {folder !== undefined && (
        <>
          <span className="max-w-48 shrink-0 truncate font-serif text-small text-quiet" dir="auto">
            {folder.name}
          </span>
          <ChevronRight aria-hidden="true" size={14} className="shrink-0 text-quiet" />
        </>
      )}
      <h1 className="truncate font-serif text-small" dir="auto">
        {title}
      </h1>
      {listed !== undefined && (
        <IconButton
          size="small"
          icon={Pencil}
          label="Rename this chat"
          onClick={() => setRenaming(true)}
          className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100 max-md:hidden pointer-coarse:opacity-100"
        />
      )}
      {listed !== undefined && (
        <RenameDialog
          conversation={listed}
          isOpen={isRenaming}
          onClose={() => setRenaming(false)}
        />
      )}
    </div>
  );
}
