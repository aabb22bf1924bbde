"use client";

import type { ReactNode } from "react";
import type { Message } from "#lib/protocol";
import type { TreeNode } from "#lib/tree";
import { useView } from "./chat-context.ts";

interface MessageFrameProps {
  readonly message: Message;
  readonly className?: string;
  readonly children: ReactNode;
}

const alone: readonly TreeNode[] = [];

/** The versions of a message, itself among them, oldest first. */
export function useVersions({ parentId }: Pick<Message, "parentId">): readonly TreeNode[] {
  return useView(({ state }) => state?.children.get(parentId)) ?? alone;
}

/** The article around a message. It can hold focus, so that keys can walk messages and their versions. */
export function MessageFrame({ message, className, children }: MessageFrameProps) {
  const versions = useVersions(message);
  return (
    <article
      tabIndex={-1}
      data-message={message.id}
      data-role={message.role}
      aria-label={nameOf(message, versions)}
      className={className}
    >
      {children}
    </article>
  );
}

function nameOf({ id, role, createdAt }: Message, versions: readonly TreeNode[]): string {
  const author = role === "user" ? "You" : "Hearth";
  const time = new Date(createdAt).toLocaleTimeString([], { timeStyle: "short" });
  const place = versions.findIndex((version) => version.id === id) + 1;
  const version = versions.length > 1 ? `, version ${place} of ${versions.length}` : "";
  return `${author}, ${time}${version}`;
}

/** Gives the focus to a message, when the control that had it is about to go. */
export function focusMessage(id: string): void {
  document.querySelector<HTMLElement>(`[data-message="${id}"]`)?.focus({ preventScroll: true });
}
