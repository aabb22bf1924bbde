"use client";

import { Menu } from "@base-ui/react/menu";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import type { Conversation } from "#lib/protocol";
import { useRemoveConversation } from "../data/use-conversations.ts";
import { Confirm } from "../ui/confirm.tsx";
import { MenuEntry, MenuList } from "../ui/menu-list.tsx";
import { RenameDialog } from "./rename-dialog.tsx";

interface ConversationEntryProps {
  readonly conversation: Conversation;
  readonly onLeave: () => void;
}

export function ConversationEntry({ conversation, onLeave }: ConversationEntryProps) {
  const { id, title } = conversation;
  const isCurrent = usePathname() === `/c/${id}`;
  return (
    <li className="group relative">
      <Link
        href={`/c/${id}`}
        onClick={onLeave}
        aria-current={isCurrent ? "page" : undefined}
        className="flex min-h-9 items-center rounded-control py-1 pr-10 pl-2.5 text-small transition-colors hover:bg-line/60 aria-[current=page]:bg-line/80 aria-[current=page]:font-semibold pointer-coarse:min-h-11"
      >
        {isCurrent && (
          <span aria-hidden="true" className="absolute left-0 h-4 w-[3px] rounded-full bg-ember" />
        )}
        <span className="truncate" dir="auto">
          {title}
        </span>
      </Link>
      <EntryMenu conversation={conversation} isCurrent={isCurrent} />
    </li>
  );
}

interface EntryMenuProps {
  readonly conversation: Conversation;
  readonly isCurrent: boolean;
}

function EntryMenu({ conversation, isCurrent }: EntryMenuProps) {
  const [dialog, setDialog] = useState<"rename" | "delete">();
  const remove = useRemoveConversation();
  const router = useRouter();
  const close = () => setDialog(undefined);
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          aria-label={`More for “${conversation.title}”`}
          className="absolute top-0.5 right-1 inline-flex size-8 items-center justify-center rounded-control text-quiet opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:top-0 pointer-coarse:size-11 pointer-coarse:opacity-100"
        >
          <Ellipsis aria-hidden="true" size={17} />
        </Menu.Trigger>
        <MenuList align="end">
          <MenuEntry icon={Pencil} label="Rename" onClick={() => setDialog("rename")} />
          <MenuEntry icon={Trash2} label="Delete" isDangerous onClick={() => setDialog("delete")} />
        </MenuList>
      </Menu.Root>
      <RenameDialog conversation={conversation} isOpen={dialog === "rename"} onClose={close} />
      <Confirm
        isOpen={dialog === "delete"}
        onClose={close}
        title="Delete this conversation?"
        description={`“${conversation.title}” and every message and version in it will be gone from this machine. This cannot be undone.`}
        verb="Delete"
        onConfirm={() =>
          remove.mutate(conversation.id, { onSuccess: () => isCurrent && router.push("/") })
        }
      />
    </>
  );
}
