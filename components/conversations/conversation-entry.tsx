"use client";

import { Menu } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { memo } from "react";
import type { ListedConversation } from "#lib/protocol";
import { classNames } from "../ui/class-names.ts";
import { Ember } from "../ui/ember.tsx";
import { carry } from "./drag.ts";
import { useList } from "./list-context.ts";

const rowLook =
  "flex min-h-9 items-center gap-2 rounded-control py-1 pl-2.5 text-small transition-colors hover:bg-line/60 pointer-coarse:min-h-11";

interface ConversationEntryProps {
  readonly conversation: ListedConversation;
}

/** One line of a list: the way to a conversation or, while selecting, a box to tick. */
export const ConversationEntry = memo(function ConversationEntry({
  conversation,
}: ConversationEntryProps) {
  const { selected } = useList();
  return (
    <li className="group relative">
      {selected === undefined ? (
        <Way conversation={conversation} />
      ) : (
        <Choice conversation={conversation} isSelected={selected.has(conversation.id)} />
      )}
    </li>
  );
});

function Way({ conversation }: ConversationEntryProps) {
  const { id, title } = conversation;
  const { menu, onLeave } = useList();
  const isCurrent = usePathname() === `/c/${id}`;
  return (
    <>
      <Link
        href={`/c/${id}`}
        prefetch={false}
        onClick={onLeave}
        onDragStart={(event) => carry(event, [id])}
        aria-current={isCurrent ? "page" : undefined}
        className={classNames(
          rowLook,
          "pr-10 aria-[current=page]:bg-line/80 aria-[current=page]:font-semibold pointer-coarse:pr-12",
        )}
      >
        {isCurrent && (
          <span aria-hidden="true" className="absolute left-0 h-4 w-[3px] rounded-full bg-ember" />
        )}
        <Title conversation={conversation} />
      </Link>
      <Menu.Trigger
        handle={menu}
        payload={conversation}
        aria-label={`More for “${title}”`}
        className="absolute top-0.5 right-1 inline-flex size-8 items-center justify-center rounded-control text-quiet opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100 data-popup-open:opacity-100 pointer-coarse:top-0 pointer-coarse:right-0 pointer-coarse:size-11 pointer-coarse:opacity-100"
      >
        <Ellipsis aria-hidden="true" size={17} />
      </Menu.Trigger>
    </>
  );
}

function Choice({ conversation, isSelected }: ConversationEntryProps & { isSelected: boolean }) {
  const { id } = conversation;
  const { toggle, selected = new Set() } = useList();
  return (
    // A mouse may drag what is ticked; the bar below has the way for everyone.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <label
      draggable
      onDragStart={(event) => carry(event, isSelected ? [...selected] : [id])}
      className={classNames(rowLook, "cursor-pointer pr-2.5", isSelected && "bg-line/60")}
    >
      <input
        type="checkbox"
        checked={isSelected}
        onChange={() => toggle(id)}
        className="size-4 shrink-0 accent-ember"
      />
      <Title conversation={conversation} />
    </label>
  );
}

function Title({ conversation: { title, isAnswering } }: ConversationEntryProps) {
  return (
    <>
      <span className="min-w-0 truncate" dir="auto">
        {title}
      </span>
      {isAnswering && (
        <>
          <Ember className="ml-1" />
          <span className="sr-only">is being answered</span>
        </>
      )}
    </>
  );
}
