import type { ReactNode } from "react";
import { ChatPage } from "#components/chat/chat-page";

/** Holds the chat itself, so that walking from one conversation to another never takes it down. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <ChatPage />
      {children}
    </>
  );
}
