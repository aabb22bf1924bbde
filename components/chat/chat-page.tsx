"use client";

import { usePathname } from "next/navigation";
import { useState } from "react";
import { Conversation } from "./conversation.tsx";

/**
 * The chat at `/` and at `/c/…`. A new chat has its id before it is stored, so that sending its
 * first message changes the address and nothing else on the page.
 */
export function ChatPage() {
  const idInAddress = /^\/c\/([^/]+)$/.exec(usePathname())?.[1];
  const [newId, setNewId] = useState(() => crypto.randomUUID());
  if (idInAddress === newId) setNewId(crypto.randomUUID());
  const id = idInAddress ?? newId;
  return <Conversation key={id} id={id} isNew={idInAddress === undefined} />;
}
