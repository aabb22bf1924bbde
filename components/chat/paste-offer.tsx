"use client";

import { count } from "../text/amounts.ts";
import { Button } from "../ui/button.tsx";

interface PasteOfferProps {
  readonly characters: number;
  readonly onAttach: () => void;
  readonly onKeep: () => void;
}

/** Asks whether a long paste had not better be a file beside the message. */
export function PasteOffer({ characters, onAttach, onKeep }: PasteOfferProps) {
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control border border-line bg-raised px-4 py-2 text-small">
      <output className="min-w-0 flex-1 basis-48">
        You pasted {count(characters)} characters. They can be a file beside your message.
      </output>
      <Button look="quiet" onClick={onKeep}>
        Keep as text
      </Button>
      <Button onClick={onAttach}>Attach as a file</Button>
    </div>
  );
}
