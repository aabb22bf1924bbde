"use client";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { Message } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { isPressed } from "../shell/shortcuts.ts";
import { Button } from "../ui/button.tsx";
import { useChat } from "./chat-context.ts";

interface EditFormProps {
  readonly question: Message;
  readonly onClose: () => void;
}

/** Edits a question in its place. Sending makes a new version; the old one and its answers stay. */
export function EditForm({ question, onClose }: EditFormProps) {
  const { resend } = useChat();
  const [text, setText] = useState(question.text);
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const canSend = text.trim() !== "" && !isSending;

  /** The form is about to go; its message keeps the focus. */
  function close() {
    box.current?.closest<HTMLElement>("[data-message]")?.focus();
    onClose();
  }
  async function submit() {
    if (!canSend) return;
    setSending(true);
    try {
      await resend(question, text);
      close();
    } catch (error) {
      setProblem(sentenceOf(error));
      setSending(false);
    }
  }
  return (
    <div className="rounded-card border border-edge bg-raised p-3">
      <textarea
        ref={box}
        aria-label="Edit message"
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => onKeyDown(event, { submit: () => void submit(), close })}
        className="field-sizing-content max-h-[50dvh] min-h-12 w-full resize-none bg-transparent px-1 outline-none"
      />
      {problem !== undefined && <p className="mb-2 px-1 text-small text-alarm">{problem}</p>}
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button look="primary" disabled={!canSend} onClick={() => void submit()}>
          Send as new version
        </Button>
      </div>
    </div>
  );
}

function onKeyDown(
  event: KeyboardEvent,
  { submit, close }: Record<"submit" | "close", () => void>,
) {
  if (event.nativeEvent.isComposing) return;
  if (isPressed("Mod+Enter", event)) submit();
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
