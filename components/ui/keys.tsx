"use client";

import { keyNames } from "./key-names.ts";
import { useIsMac } from "./use-is-mac.ts";

/** A key combination as small key caps, in the words of the reader's own keyboard. */
export function Keys({ combination }: { combination: string }) {
  const isMac = useIsMac();
  return (
    <span className="flex gap-1">
      {keyNames(combination, isMac ? "mac" : "other").map((name) => (
        <kbd
          key={name}
          className="rounded-hair border border-current/40 px-1 font-sans text-tiny leading-4"
        >
          {name}
        </kbd>
      ))}
    </span>
  );
}
