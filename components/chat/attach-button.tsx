"use client";

import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "../ui/icon-button.tsx";

/** Opens the choice of files to send with a message. */
export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was removed.
          event.target.value = "";
        }}
      />
      <IconButton
        icon={Paperclip}
        label="Attach files"
        side="top"
        onClick={() => input.current?.click()}
      />
    </>
  );
}
