"use client";

import { Button } from "../ui/button.tsx";

interface LibraryOfferProps {
  readonly name: string;
  readonly onAdd: () => void;
  readonly onLeave: () => void;
}

/** Where a file is too long for a message, the library can hold it. */
export function LibraryOffer({ name, onAdd, onLeave }: LibraryOfferProps) {
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-control border border-line bg-raised px-4 py-2 text-small">
      <output className="min-w-0 flex-1 basis-48 wrap-anywhere">
        {name} is too long to go along with a message. In the library it can be asked, however long
        it is.
      </output>
      <Button look="quiet" onClick={onLeave}>
        Leave it
      </Button>
      <Button onClick={onAdd}>Add it to the library</Button>
    </div>
  );
}
