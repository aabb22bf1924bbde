"use client";

import { TriangleAlert } from "lucide-react";
import type { Message } from "#lib/protocol";
import { Button } from "../ui/button.tsx";
import { useChat } from "./chat-context.ts";
import { GoOn } from "./stopped.tsx";

/** Why an answer failed, in the server's own sentence, and the ways to go on. Nothing written so far is lost. */
export function Failure({ message }: { message: Message }) {
  const { actions } = useChat();
  return (
    <div className="my-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-alarm/40 bg-alarm/6 px-4 py-3 text-small">
      <TriangleAlert aria-hidden="true" size={18} className="shrink-0 text-alarm" />
      <p className="min-w-0 flex-1 basis-56">
        {message.error?.message ?? "The model failed and gave no reason."}
      </p>
      {message.text !== "" && <GoOn answer={message} />}
      <Button onClick={() => actions.regenerate(message)}>Try again</Button>
    </div>
  );
}
