"use client";

import { Archive, FolderInput, Pin, PinOff, Trash2, type LucideIcon } from "lucide-react";
import { useState } from "react";
import type { ListedConversation } from "#lib/protocol";
import { IconButton } from "../ui/icon-button.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { useBulkActions } from "./use-bulk-actions.ts";
import type { Selection } from "./use-selection.ts";

interface SelectionBarProps {
  /** Those that can be selected. */
  readonly conversations: readonly ListedConversation[];
  readonly selection: Selection;
}

const wordLook =
  "min-h-9 rounded-control px-2 font-semibold hover:bg-line/60 pointer-coarse:min-h-11 pointer-coarse:min-w-11";

/** What can be done with all that is selected. Doing it ends the selecting. */
export function SelectionBar({ conversations, selection }: SelectionBarProps) {
  const { selected, replace, end } = selection;
  const chosen = conversations.filter(({ id }) => selected?.has(id));
  return (
    <div role="toolbar" aria-label="With the selected" className="border-t border-line px-3 py-2">
      <div className="flex items-center justify-between text-small">
        <output className="pl-2 text-quiet">{chosen.length} selected</output>
        <span className="flex">
          <button
            type="button"
            className={wordLook}
            onClick={() => replace(conversations.map(({ id }) => id))}
          >
            All
          </button>
          <button type="button" className={wordLook} onClick={end}>
            Done
          </button>
        </span>
      </div>
      <Deeds chosen={chosen} onDone={end} />
    </div>
  );
}

interface DeedsProps {
  readonly chosen: readonly ListedConversation[];
  readonly onDone: () => void;
}

function Deeds({ chosen, onDone }: DeedsProps) {
  const [isMoving, setMoving] = useState(false);
  const { pin, archive, remove } = useBulkActions();
  const arePinned = chosen.length > 0 && chosen.every(({ pinnedAt }) => pinnedAt !== null);
  const deed = (icon: LucideIcon, label: string, work: () => void) => (
    <IconButton
      icon={icon}
      label={label}
      side="top"
      disabled={chosen.length === 0}
      className="hover:bg-line/60"
      onClick={work}
    />
  );
  const thenDone = (work: () => void) => () => {
    work();
    onDone();
  };
  return (
    <div className="flex justify-between">
      {deed(
        arePinned ? PinOff : Pin,
        arePinned ? "Unpin" : "Pin",
        thenDone(() => pin(chosen, !arePinned)),
      )}
      {deed(FolderInput, "Move to a folder", () => setMoving(true))}
      {deed(
        Archive,
        "Archive",
        thenDone(() => archive(chosen, true)),
      )}
      {deed(
        Trash2,
        "Delete",
        thenDone(() => remove(chosen)),
      )}
      <MoveDialog
        conversations={chosen}
        isOpen={isMoving}
        onClose={() => setMoving(false)}
        onMoved={onDone}
      />
    </div>
  );
}
