"use client";

import { useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { useLibrary } from "../data/use-library.ts";
import { useIsPressed } from "../shortcuts/use-bindings.ts";
import { BookPickerList, optionId, pickerId } from "./book-picker-list.tsx";
import { composerId } from "./focus-composer.ts";
import { withChoice } from "./library-scopes.ts";
import { useBookPicker } from "./use-book-picker.ts";
import type { ComposerState } from "./use-composer.ts";

/** Longer pastes are offered as a file. */
const longPaste = 5000;

interface MessageBoxProps {
  readonly composer: ComposerState;
  readonly placeholder: string;
  readonly onLongPaste: (words: string) => void;
  readonly onEditLast: () => void;
}

/** Where the message is written. A `#` opens the list of books above the composer. */
export function MessageBox({ composer, placeholder, ...on }: MessageBoxProps) {
  const { draft, files, submit } = composer;
  const box = useRef<HTMLTextAreaElement>(null);
  const isPressed = useIsPressed();
  const picker = useComposerPicker(composer, (start, end) => {
    // In the box itself, which keeps the caret where the words were.
    box.current?.setRangeText("", start, end, "end");
  });

  function onKeyDown(event: KeyboardEvent) {
    // Enter that ends a word of an input method must not send; key code 229 is how Safari says so.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (picker.takeKey(event)) event.stopPropagation();
    else if (isPressed("send", event)) submit();
    else if (draft.text === "" && isPressed("edit-last", event)) on.onEditLast();
    else return;
    event.preventDefault();
  }
  return (
    <>
      {picker.isOpen && <BookPickerList picker={picker} />}
      <textarea
        ref={box}
        id={composerId}
        aria-label="Message"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={picker.isOpen ? pickerId : undefined}
        aria-activedescendant={picker.choices.length > 0 ? optionId(picker.active) : undefined}
        dir="auto"
        rows={1}
        value={draft.text}
        readOnly={composer.isSending}
        placeholder={placeholder}
        onChange={({ target }) => {
          composer.setText(target.value);
          picker.follow(target);
        }}
        onSelect={({ currentTarget }) => picker.follow(currentTarget)}
        onBlur={picker.close}
        onKeyDown={onKeyDown}
        onPaste={(event) => onPaste(event, { onLongPaste: on.onLongPaste, onFiles: files.add })}
        className="field-sizing-content max-h-[40dvh] min-h-10 min-w-0 flex-1 resize-none self-center bg-transparent px-1 py-1.5 outline-none"
      />
    </>
  );
}

function useComposerPicker(
  { draft, scope, setText }: ComposerState,
  takeOut: (start: number, end: number) => void,
) {
  const { data, isPending } = useLibrary();
  return useBookPicker({
    text: draft.text,
    books: isPending ? undefined : (data?.documents ?? []),
    onPick: (choice, { start, end }) => {
      takeOut(start, end);
      setText(draft.text.slice(0, start) + draft.text.slice(end));
      scope.choose(withChoice(scope.scope, choice));
    },
  });
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
