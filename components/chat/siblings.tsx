"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Message } from "#lib/protocol";
import { IconButton } from "../ui/icon-button.tsx";
import { useChat } from "./chat-context.ts";
import { useVersions } from "./message-frame.tsx";

/** The arrows between the versions of a message; nothing where there is only one. */
export function Siblings({ message }: { message: Message }) {
  const { store } = useChat();
  const versions = useVersions(message);
  if (versions.length < 2) return null;
  const place = versions.findIndex(({ id }) => id === message.id);
  const earlier = versions[place - 1];
  const later = versions[place + 1];
  return (
    <div className="flex items-center text-tiny text-quiet">
      <IconButton
        size="small"
        icon={ChevronLeft}
        label="Earlier version"
        action="earlier-version"
        aria-disabled={earlier === undefined}
        className="aria-disabled:opacity-40"
        onClick={() => earlier !== undefined && store.show(earlier.id)}
      />
      <span>
        {place + 1}/{versions.length}
      </span>
      <IconButton
        size="small"
        icon={ChevronRight}
        label="Later version"
        action="later-version"
        aria-disabled={later === undefined}
        className="aria-disabled:opacity-40"
        onClick={() => later !== undefined && store.show(later.id)}
      />
    </div>
  );
}
