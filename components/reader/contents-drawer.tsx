"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useRef } from "react";
import type { OpenedDocument, ReadingPlace } from "#lib/protocol";
import { contentsOf, entryAt } from "./book-places.ts";

interface ContentsDrawerProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly book: OpenedDocument;
  readonly place: ReadingPlace;
  readonly onGo: (place: ReadingPlace) => void;
}

/** The table of contents over the page, open at where one is. */
export function ContentsDrawer({ isOpen, onClose, book, place, onGo }: ContentsDrawerProps) {
  const chosen = useRef<ReadingPlace>(undefined);
  /** Only now: closing gives the focus back, and the place may want it. */
  function afterwards(open: boolean) {
    const { current } = chosen;
    chosen.current = undefined;
    if (!open && current !== undefined) onGo(current);
  }
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => !open && onClose()}
      onOpenChangeComplete={afterwards}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 animate-appear bg-shade/45" />
        <Dialog.Popup className="fixed inset-y-0 right-0 z-40 flex w-[min(24rem,90vw)] animate-appear flex-col border-l border-line bg-raised pt-[env(safe-area-inset-top)] pr-[env(safe-area-inset-right)] pb-[env(safe-area-inset-bottom)] shadow-float">
          <div className="flex items-center justify-between border-b border-line py-2 ps-5 pe-2">
            <Dialog.Title className="font-serif text-lead">Contents</Dialog.Title>
            <Dialog.Close
              aria-label="Close"
              className="inline-flex size-9 items-center justify-center rounded-control text-quiet hover:bg-sunken hover:text-ink pointer-coarse:size-11"
            >
              <X aria-hidden="true" size={19} strokeWidth={1.75} />
            </Dialog.Close>
          </div>
          <Entries
            book={book}
            place={place}
            onChoose={(to) => {
              chosen.current = to;
              onClose();
            }}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface EntriesProps {
  readonly book: OpenedDocument;
  readonly place: ReadingPlace;
  readonly onChoose: (place: ReadingPlace) => void;
}

const indents = ["ps-3", "ps-7", "ps-11", "ps-15"];

function Entries({ book, place, onChoose }: EntriesProps) {
  const entries = contentsOf(book);
  const here = entryAt(entries, place);
  return (
    <nav aria-label="Contents" className="min-h-0 flex-1 overflow-y-auto px-2 py-2">
      <ol dir={book.direction} lang={book.language ?? undefined}>
        {entries.map((entry, index) => (
          // Several entries may name one place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <button
              type="button"
              aria-current={entry === here ? "location" : undefined}
              ref={entry === here ? (button) => button?.scrollIntoView({ block: "center" }) : null}
              onClick={() => onChoose({ section: entry.section, offset: entry.offset })}
              className={`flex min-h-9 w-full items-center rounded-control py-1.5 pe-3 text-start text-small hover:bg-sunken aria-[current=location]:bg-sunken aria-[current=location]:font-semibold pointer-coarse:min-h-11 ${indents[Math.min(entry.level, indents.length) - 1]}`}
            >
              <span dir="auto" className="wrap-anywhere">
                {entry.title}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
