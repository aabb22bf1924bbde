"use client";

import type { ClipboardEvent, KeyboardEvent } from "react";
import { useIsPressed } from "../shortcuts/use-bindings.ts";
import { classNames } from "../ui/class-names.ts";
import { AttachButton } from "./attach-button.tsx";
import { AttachedFiles } from "./attached-files.tsx";
import { ComposerButton } from "./composer-button.tsx";
import { sizeOf } from "./file-size.ts";
import { composerId } from "./focus-composer.ts";
import type { ComposerState } from "./use-composer.ts";
import { useDroppedFiles } from "./use-dropped-files.ts";

/** Longer pastes are offered as a file. */
const longPaste = 5000;

interface ComposerBoxProps {
  readonly composer: ComposerState;
  readonly isAnswering: boolean;
  readonly isWithoutModel: boolean;
  readonly onLongPaste: (words: string) => void;
  readonly onStop: () => void;
  readonly onEditLast: () => void;
}

/** The box itself: the text, the files beside it, and the button that sends or stops. */
export function ComposerBox({ composer, isAnswering, isWithoutModel, ...on }: ComposerBoxProps) {
  const { draft, files, submit } = composer;
  const isDragging = useDroppedFiles(files.add);
  const isPressed = useIsPressed();

  function onKeyDown(event: KeyboardEvent) {
    // Enter that ends a word of an input method must not send; key code 229 is how Safari says so.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (isPressed("send", event)) submit();
    else if (draft.text === "" && isPressed("edit-last", event)) on.onEditLast();
    else return;
    event.preventDefault();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className={classNames(
        "rounded-card border bg-raised p-2 transition-colors focus-within:border-ember focus-within:shadow-float",
        isDragging ? "border-ember" : "border-edge",
      )}
    >
      {draft.files.length > 0 && (
        <AttachedFiles
          files={draft.files.map(({ id, name, text }) => ({ id, name, sizeBytes: sizeOf(text) }))}
          onRemove={files.remove}
        />
      )}
      <div className="flex items-end gap-1">
        <AttachButton onFiles={files.add} />
        <textarea
          id={composerId}
          aria-label="Message"
          dir="auto"
          rows={1}
          value={draft.text}
          readOnly={composer.isSending}
          placeholder={placeholderFor(isDragging, isWithoutModel)}
          onChange={(event) => composer.setText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => onPaste(event, { onLongPaste: on.onLongPaste, onFiles: files.add })}
          className="field-sizing-content max-h-[40dvh] min-h-10 min-w-0 flex-1 resize-none self-center bg-transparent px-1 py-1.5 outline-none"
        />
        <ComposerButton isAnswering={isAnswering} canSend={composer.canSend} onStop={on.onStop} />
      </div>
    </form>
  );
}

interface PasteWays {
  readonly onLongPaste: (words: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** What is pasted as text stays text, though programs put a picture of it beside it. */
function onPaste(event: ClipboardEvent, { onLongPaste, onFiles }: PasteWays) {
  const { clipboardData } = event;
  const words = clipboardData.getData("text/plain");
  if (words.length > longPaste) onLongPaste(words);
  if (words !== "" || clipboardData.files.length === 0) return;
  event.preventDefault();
  onFiles([...clipboardData.files]);
}

function placeholderFor(isDragging: boolean, isWithoutModel: boolean): string {
  if (isDragging) return "Let go to attach";
  return isWithoutModel ? "First, a model" : "Ask or tell";
}
