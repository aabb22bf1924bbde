"use client";

import { Copy, MessageCircleQuestion, X } from "lucide-react";
import { useRouter } from "next/navigation";
import type { OpenedDocument, Place } from "#lib/protocol";
import { askAbout } from "../chat/asked.ts";
import { useSection } from "../data/use-document.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { toast } from "../ui/toasts.ts";
import { pageAt, quoteWithReference } from "./reference.ts";
import { useSelectedText } from "./use-selected-text.ts";

interface QuoteBarProps {
  readonly book: OpenedDocument;
  readonly highlight: Place | undefined;
  readonly onForget: () => void;
}

/** What can be done with the words that are selected or, while none are, with those that are highlighted. */
export function QuoteBar({ book, highlight, onForget }: QuoteBarProps) {
  const router = useRouter();
  const selected = useSelectedText();
  const place = selected === undefined ? highlight : selected.place;
  const { data: part } = useSection(book.id, place?.section ?? 0, place !== undefined);
  const painted = part && place && part.text.slice(place.start, place.end);
  const quote = (painted ?? selected?.text ?? "").trim();
  if (quote === "") return null;
  const reference =
    part && place ? quoteWithReference(book, quote, place, pageAt(part, place.start)) : quote;
  return (
    <div
      role="toolbar"
      aria-label={selected === undefined ? "With the highlighted words" : "With the selected words"}
      // Pressing here must not undo the selection it is about.
      onPointerDown={(event) => event.preventDefault()}
      className="flex shrink-0 flex-wrap items-center gap-1 border-t border-line bg-raised px-2 py-1 text-small sm:px-3"
    >
      <p
        dir="auto"
        className="min-w-0 flex-1 basis-40 truncate px-2 font-serif text-quiet max-sm:hidden"
      >
        “{quote}”
      </p>
      <Button look="quiet" onClick={() => router.push(askAbout({ documentId: book.id, quote }))}>
        <MessageCircleQuestion aria-hidden="true" size={16} strokeWidth={1.75} />
        Ask about this
      </Button>
      <Button look="quiet" onClick={() => void copy(reference)}>
        <Copy aria-hidden="true" size={16} strokeWidth={1.75} />
        Copy quote
      </Button>
      <IconButton
        icon={X}
        label={selected === undefined ? "Take the highlight away" : "Select nothing"}
        side="top"
        onClick={() => (selected === undefined ? onForget() : getSelection()?.removeAllRanges())}
      />
    </div>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ text: "The quote is copied, with where it stands." });
  } catch {
    toast({ text: "The browser does not allow copying here. Copy the selected words by hand." });
  }
}
