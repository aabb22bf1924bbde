"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "../ui/icon-button.tsx";
import { useChat } from "./chat-context.ts";
import type { Step } from "./path.ts";

/** The arrows between the versions of a message; nothing where there is only one. */
export function Siblings({ step }: { step: Step }) {
  const { choose } = useChat();
  const { message, siblings } = step;
  if (siblings.length < 2) return null;
  const place = siblings.indexOf(message.id);
  const earlier = siblings[place - 1];
  const later = siblings[place + 1];
  return (
    <div className="flex items-center text-tiny text-quiet">
      <IconButton
        size="small"
        icon={ChevronLeft}
        label="Earlier version"
        keys="Alt+Left"
        aria-disabled={earlier === undefined}
        className="aria-disabled:opacity-40"
        onClick={() => earlier !== undefined && choose(message, earlier)}
      />
      <span>
        {place + 1}/{siblings.length}
      </span>
      <IconButton
        size="small"
        icon={ChevronRight}
        label="Later version"
        keys="Alt+Right"
        aria-disabled={later === undefined}
        className="aria-disabled:opacity-40"
        onClick={() => later !== undefined && choose(message, later)}
      />
    </div>
  );
}
