"use client";

import { ChevronLeft, ChevronRight, Undo2 } from "lucide-react";
import { useBook } from "./book-context.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import type { ReadingSettings } from "./reading-settings.ts";

interface ReaderFootProps {
  /** 0 to 1, of the whole book. */
  readonly progress: number;
  readonly section: number;
  readonly flow: ReadingSettings["flow"];
  readonly turn: (by: -1 | 1) => void;
  /** Undefined where there is nowhere to return to. */
  readonly onBack: (() => void) | undefined;
}

/** How far one is, and the way on. */
export function ReaderFoot(props: ReaderFootProps) {
  const { progress, section, flow, turn, onBack } = props;
  const { book } = useBook();
  const sections = book.outline.length;
  const isRtl = book.direction === "rtl";
  const noun = flow === "pages" ? "page" : "part";
  const way = (by: -1 | 1) => (
    <IconButton
      icon={(by === 1) === isRtl ? ChevronLeft : ChevronRight}
      label={`${by === 1 ? "Next" : "Previous"} ${noun}`}
      side="top"
      disabled={flow === "scroll" && (by === 1 ? section >= sections - 1 : section <= 0)}
      onClick={() => turn(by)}
    />
  );
  const percent = Math.round(progress * 100);
  return (
    <footer className="flex shrink-0 items-center gap-3 border-t border-line px-2 pb-[env(safe-area-inset-bottom)] sm:px-3">
      {way(isRtl ? 1 : -1)}
      <div className="flex min-w-0 flex-1 items-center gap-3">
        {onBack !== undefined && (
          <Button look="quiet" onClick={onBack} className="shrink-0">
            <Undo2 aria-hidden="true" size={16} strokeWidth={1.75} />
            Back to where you were
          </Button>
        )}
        <div className="min-w-0 flex-1 max-sm:hidden" dir={book.direction}>
          <ProgressBar value={progress} label="How much of the book is read" />
        </div>
        <p className="ms-auto shrink-0 text-tiny text-quiet">
          {percent}&nbsp;%, part {section + 1} of {sections}
        </p>
      </div>
      {way(isRtl ? -1 : 1)}
    </footer>
  );
}
