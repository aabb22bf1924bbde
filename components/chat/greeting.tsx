"use client";

import { useSyncExternalStore } from "react";
import { Logo } from "../brand/logo.tsx";
import { greetingAt } from "./greeting-at.ts";

const never = () => () => undefined;

/** The empty chat: who is here, and where the words go. */
export function Greeting({ isStored }: { isStored: boolean }) {
  // The server's clock is not the reader's: until the page runs in the browser, no hour is claimed.
  const greeting = useSyncExternalStore(
    never,
    () => greetingAt(new Date().getHours()),
    () => "Welcome.",
  );
  return (
    <div className="grid flex-1 place-items-center overflow-y-auto p-6">
      <div className="max-w-md text-center">
        <Logo className="mx-auto size-20" />
        <h2 className="mt-6 font-serif text-display">{greeting}</h2>
        <p className="mt-2 text-balance text-quiet">
          The model runs on this machine.{" "}
          {isStored ? "What you write here stays in the house." : "Nothing of this chat is kept."}
        </p>
      </div>
    </div>
  );
}
