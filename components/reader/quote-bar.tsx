"use client";

import { Copy, MessageCircleQuestion, X } from "lucide-react";
import { useRouter } from "next/navigation";
import type { OpenedDocument, Place } from "#lib/protocol";
import { askAbout } from "../chat/asked.ts";
import { useSection } from "../data/use-document.ts";
import { announce } from "../ui/announcements.ts";
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
  const quote = (part && place && part.text.slice(place.start, place.end)) ?? selected?.text ?? "";
  if (quote.trim() === "") return null;
  async function copy() {
    const at = place ?? { section: 0, start: 0, end: 0 };
    const page = part && place && pageAt(part, place.start);
    const text = place === undefined ? quote : quoteWithReference(book, quote, at, page);
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: "The quote is copied, with where it stands." });
    } catch {
      announce("The browser does not allow copying here. Select the text and copy it by hand.");
    }
  }
  return (
    <div
      role="toolbar"
      aria-label={selected === undefined ? "With the highlighted words" : "With the selected words"}
      // Pressing here must not undo the selection it is about.
      onPointerDown={(event) => event.preventDefault()}
      className="flex shrink-0 flex-wrap items-center gap-1 border-t border-line bg-raised px-2 py-1 text-small sm:px-3"
    >
      <p
        className="min-w-0 flex-1 basis-40 truncate px-2 font-serif text-quiet max-sm:hidden"
        dir="auto"
      >
        “{quote.trim()}”
      </p>
      <Button
        look="quiet"
        onClick={() => router.push(askAbout({ documentId: book.id, quote: quote.trim() }))}
      >
        <MessageCircleQuestion aria-hidden="true" size={16} strokeWidth={1.75} />
        Ask about this
      </Button>
      <Button look="quiet" onClick={() => void copy()}>
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
