"use client";

import { classNames } from "../ui/class-names.ts";
import { AttachButton } from "./attach-button.tsx";
import { AttachedFiles } from "./attached-files.tsx";
import { ComposerButton } from "./composer-button.tsx";
import { sizeOf } from "./file-size.ts";
import { MessageBox } from "./message-box.tsx";
import { ReadingFiles } from "./reading-files.tsx";
import { ScopeChips } from "./scope-chips.tsx";
import type { ComposerState } from "./use-composer.ts";
import { useDroppedFiles } from "./use-dropped-files.ts";

interface ComposerBoxProps {
  readonly composer: ComposerState;
  readonly isAnswering: boolean;
  readonly isWithoutModel: boolean;
  readonly onLongPaste: (words: string) => void;
  readonly onStop: () => void;
  readonly onEditLast: () => void;
}

/** The box itself: the text, the books and files beside it, and the button that sends or stops. */
export function ComposerBox({ composer, isAnswering, isWithoutModel, ...on }: ComposerBoxProps) {
  const { draft, files, scope, submit } = composer;
  const isDragging = useDroppedFiles(files.add);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className={classNames(
        "relative rounded-card border bg-raised p-2 transition-colors focus-within:border-ember focus-within:shadow-float",
        isDragging ? "border-ember" : "border-edge",
      )}
    >
      <ScopeChips scope={scope.scope} onChange={scope.choose} />
      {draft.files.length > 0 && (
        <AttachedFiles
          files={draft.files.map(({ id, name, text }) => ({ id, name, sizeBytes: sizeOf(text) }))}
          onRemove={files.remove}
        />
      )}
      <ReadingFiles readings={files.readings} />
      <div className="flex items-end gap-1">
        <AttachButton onFiles={files.add} />
        <MessageBox
          composer={composer}
          placeholder={placeholderFor(isDragging, isWithoutModel)}
          onLongPaste={on.onLongPaste}
          onEditLast={on.onEditLast}
        />
        <ComposerButton isAnswering={isAnswering} canSend={composer.canSend} onStop={on.onStop} />
      </div>
    </form>
  );
}

function placeholderFor(isDragging: boolean, isWithoutModel: boolean): string {
  if (isDragging) return "Let go to attach";
  return isWithoutModel ? "First, a model" : "Ask or tell";
}
