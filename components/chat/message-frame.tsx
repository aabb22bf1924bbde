"use client";

import type { ReactNode } from "react";
import type { Message } from "#lib/protocol";
import type { Step } from "./path.ts";

interface MessageFrameProps {
  readonly step: Step;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The article around a message. It can hold focus, so that keys can walk messages and their versions. */
export function MessageFrame({ step, className, children }: MessageFrameProps) {
  const { message, siblings } = step;
  return (
    <article
      tabIndex={-1}
      data-message={message.id}
      data-role={message.role}
      aria-label={nameOf(message, siblings)}
      className={className}
    >
      {children}
    </article>
  );
}

function nameOf(message: Message, siblings: readonly string[]): string {
  const author = message.role === "user" ? "You" : "Hearth";
  const time = new Date(message.createdAt).toLocaleTimeString([], { timeStyle: "short" });
  const place = siblings.indexOf(message.id) + 1;
  const version = siblings.length > 1 ? `, version ${place} of ${siblings.length}` : "";
  return `${author}, ${time}${version}`;
}
