"use client";

import type { ReactNode } from "react";
import type { Message } from "#lib/protocol";
import type { TreeNode } from "#lib/tree";
import { classNames } from "../ui/class-names.ts";
import { useView } from "./chat-context.ts";

interface MessageFrameProps {
  readonly node: TreeNode;
  /** Undefined while it is fetched. */
  readonly message: Message | undefined;
  /** Whether it was jumped to, which is marked. */
  readonly isFound: boolean;
  readonly children: ReactNode;
}

const alone: readonly TreeNode[] = [];

/** The versions of a message, itself among them, oldest first. */
export function useVersions({ parentId }: Pick<TreeNode, "parentId">): readonly TreeNode[] {
  return useView(({ state }) => state?.children.get(parentId)) ?? alone;
}

/**
 * The article around a message. It can hold focus, so that keys can walk messages and their versions,
 * and it is the same element before and after the text has come.
 */
export function MessageFrame({ node, message, isFound, children }: MessageFrameProps) {
  const versions = useVersions(node);
  return (
    <article
      tabIndex={-1}
      data-message={node.id}
      data-role={node.role}
      aria-busy={message === undefined || undefined}
      aria-label={nameOf({ node, message, versions })}
      data-found={isFound || undefined}
      className={classNames(
        "group/message data-found:rounded-hair data-found:outline-2 data-found:outline-offset-8 data-found:outline-straw",
        node.role === "user" ? "flex flex-col items-end" : "min-w-0",
      )}
    >
      {children}
    </article>
  );
}

interface Named {
  readonly node: TreeNode;
  readonly message: Message | undefined;
  readonly versions: readonly TreeNode[];
}

/** Made once: making it takes longer than painting a message. */
const clock = new Intl.DateTimeFormat([], { timeStyle: "short" });

function nameOf({ node, message, versions }: Named): string {
  const author = node.role === "user" ? "You" : "Hearth";
  if (message === undefined) return `${author}, still loading`;
  const time = clock.format(new Date(message.createdAt));
  const place = versions.findIndex(({ id }) => id === node.id) + 1;
  const version = versions.length > 1 ? `, version ${place} of ${versions.length}` : "";
  return `${author}, ${time}${version}`;
}

/** Gives the focus to a message, when the control that had it is about to go. */
export function focusMessage(id: string): void {
  document.querySelector<HTMLElement>(`[data-message="${id}"]`)?.focus({ preventScroll: true });
}
