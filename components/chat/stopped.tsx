"use client";

import type { Message } from "#lib/protocol";
import { useChat, useView } from "./chat-context.ts";
import { focusMessage } from "./message-frame.tsx";

/** Says that an answer was stopped, and offers to write on where nothing follows it yet. */
export function Stopped({ answer }: { answer: Message }) {
  return (
    <span className="flex min-h-8 items-center gap-2 pl-1.5 text-small text-quiet pointer-coarse:min-h-11">
      {answer.text === "" ? "Stopped before the first word." : "Stopped here."}
      <GoOn answer={answer} />
    </span>
  );
}

/** The way to have an unfinished answer written on; nothing where that is not possible. */
export function GoOn({ answer }: { answer: Message }) {
  const { actions } = useChat();
  const hasReplies = useView(({ state }) => state?.children.has(answer.id) ?? false);
  if (hasReplies || !actions.isStored) return null;
  function goOn() {
    focusMessage(answer.id);
    actions.goOn(answer);
  }
  return (
    <button
      type="button"
      onClick={goOn}
      className="min-h-8 rounded-control px-1 font-semibold text-ember underline underline-offset-4 pointer-coarse:min-h-11"
    >
      Continue
    </button>
  );
}
