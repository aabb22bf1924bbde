"use client";

import { Menu } from "@base-ui/react/menu";
import { Ellipsis, GitBranch, Pencil, Quote, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import type { Message } from "#lib/protocol";
import { IconButton } from "../ui/icon-button.tsx";
import { MenuEntry, MenuList } from "../ui/menu-list.tsx";
import { useChat, useView } from "./chat-context.ts";
import { deletionLabel } from "./deletion-words.ts";
import { useEditing } from "./editing-context.ts";
import { repliesBelow } from "./replies.ts";

interface MessageMenuProps {
  readonly message: Message;
  readonly isLive: boolean;
}

/** What is done to a message now and then. */
export function MessageMenu({ message, isLive }: MessageMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const [selected, setSelected] = useState("");
  const words = useRef("");
  const { quote } = useChat();
  const open = (next: boolean) => {
    // Opening takes the focus and with it, in some browsers, the selection.
    if (next) setSelected(selectionIn(message.id));
    setOpen(next);
  };
  // Not before the menu is gone, because going it gives the focus back to its button.
  const leave = () => {
    if (words.current !== "") quote(words.current);
    words.current = "";
  };
  return (
    <Menu.Root open={isOpen} onOpenChange={open} onOpenChangeComplete={(next) => !next && leave()}>
      <Menu.Trigger
        render={<IconButton size="small" icon={Ellipsis} label="More for this message" />}
      />
      <MenuList align="start">
        {isOpen && (
          <Entries
            message={message}
            isLive={isLive}
            selected={selected}
            onQuote={(chosen) => {
              words.current = chosen;
            }}
          />
        )}
      </MenuList>
    </Menu.Root>
  );
}

interface EntriesProps extends MessageMenuProps {
  readonly selected: string;
  readonly onQuote: (words: string) => void;
}

function Entries({ message, isLive, selected, onQuote }: EntriesProps) {
  const { store, actions } = useChat();
  const { edit } = useEditing();
  const replies = useView(({ state }) => state && repliesBelow(state, message.id)) ?? 0;
  return (
    <>
      {message.role === "assistant" && !isLive && (
        <MenuEntry icon={Pencil} label="Edit" onClick={() => edit(message.id)} />
      )}
      {!isLive && (
        <MenuEntry icon={GitBranch} label="Branch here" onClick={() => store.look(message.id)} />
      )}
      <MenuEntry
        icon={Quote}
        label={selected === "" ? "Quote in reply" : "Quote the selection"}
        onClick={() => onQuote(selected === "" ? message.text : selected)}
      />
      <MenuEntry
        icon={Trash2}
        label={deletionLabel(replies)}
        isDangerous
        onClick={() => actions.remove(message)}
      />
    </>
  );
}

/** The text selected within one message; empty when the selection is elsewhere or goes beyond it. */
function selectionIn(id: string): string {
  const selection = getSelection();
  const article = document.querySelector(`[data-message="${id}"]`);
  if (selection === null || article === null || selection.isCollapsed) return "";
  const isInside = article.contains(selection.anchorNode) && article.contains(selection.focusNode);
  return isInside ? selection.toString().trim() : "";
}
