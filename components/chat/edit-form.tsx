"use client";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { Message } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useIsPressed } from "../shortcuts/use-bindings.ts";
import { Button } from "../ui/button.tsx";
import { Tip } from "../ui/tip.tsx";
import { useChat } from "./chat-context.ts";
import { useAttemptIds } from "./use-attempt-ids.ts";

interface EditFormProps {
  readonly message: Message;
  readonly onClose: () => void;
}

/** Edits a message in its place. Saving makes a new version; the old one and what followed it stay. */
export function EditForm({ message, onClose }: EditFormProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { text, setText, problem, canSave, save, run } = useEdit(message, close);
  const isPressed = useIsPressed();

  /** The form is about to go; its message keeps the focus. */
  function close() {
    box.current?.closest<HTMLElement>("[data-message]")?.focus({ preventScroll: true });
    onClose();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (isPressed("save-and-run", event)) (run ?? save)();
    else if (isPressed("save-edit", event)) save();
    else if (isPressed("cancel-edit", event)) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <div className="w-full rounded-card border border-edge bg-raised p-3">
      <textarea
        ref={box}
        aria-label="Edit message"
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-[50dvh] min-h-12 w-full resize-none bg-transparent px-1 outline-none"
      />
      {problem !== undefined && <p className="mb-2 px-1 text-small text-alarm">{problem}</p>}
      <div className="flex flex-wrap justify-end gap-2">
        <Tip text="Leave it as it was" action="cancel-edit">
          <Button onClick={close}>Cancel</Button>
        </Tip>
        <Tip text="Keep as a new version, without an answer" action="save-edit">
          <Button look={run === undefined ? "primary" : "plain"} disabled={!canSave} onClick={save}>
            Save
          </Button>
        </Tip>
        {run !== undefined && (
          <Tip text="Keep as a new version and answer it" action="save-and-run">
            <Button look="primary" disabled={!canSave} onClick={run}>
              Save and run
            </Button>
          </Tip>
        )}
      </div>
    </div>
  );
}

/** The text being edited and the two ways to keep it; only a question can be answered anew. */
function useEdit(message: Message, onDone: () => void) {
  const { store, actions } = useChat();
  const [text, setText] = useState(message.text);
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const idsFor = useAttemptIds();
  const canSave = text.trim() !== "" && !isSending;

  async function perform(endId: string, act: () => Promise<void>) {
    if (!canSave) return;
    setSending(true);
    try {
      await act();
      onDone();
      store.expect(endId);
    } catch (error) {
      setProblem(sentenceOf(error));
      setSending(false);
    }
  }
  function save() {
    const { messageId: id } = idsFor(text);
    void perform(id, () => actions.edit(message, { id, text }));
  }
  function run() {
    const ids = idsFor(text);
    void perform(ids.answerId, () => actions.resend(message, { ...ids, text }));
  }
  return { text, setText, problem, canSave, save, run: message.role === "user" ? run : undefined };
}
