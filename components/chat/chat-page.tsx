"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import { StoredConversation } from "./stored-conversation.tsx";
import { TemporaryConversation } from "./temporary-conversation.tsx";

/**
 * The chat at `/`, at `/c/…` and at `/temporary`. A new chat has its id before it is stored, so that
 * sending its first message changes the address and nothing else on the page.
 */
export function ChatPage() {
  const path = usePathname();
  const wanted = useSearchParams();
  const messageId = wanted.get("message") ?? undefined;
  const idInAddress = /^\/c\/([^/]+)$/.exec(path)?.[1];
  const [newId, setNewId] = useState(() => crypto.randomUUID());
  if (idInAddress === newId) setNewId(crypto.randomUUID());
  if (path === "/temporary") return <TemporaryConversation key={newId} id={newId} />;
  const id = idInAddress ?? newId;
  return (
    <StoredConversation
      key={id}
      id={id}
      isNew={idInAddress === undefined}
      messageId={idInAddress === undefined ? undefined : messageId}
      askedId={path === "/" ? (wanted.get("ask") ?? undefined) : undefined}
    />
  );
}
