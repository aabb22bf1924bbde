"use client";

import { Plus } from "lucide-react";
import { useRef } from "react";
import { Button } from "../ui/button.tsx";
import { addFiles } from "./uploads.ts";

const kinds = ".epub,.md,.markdown,.txt,.html,.htm,.xhtml,.pdf";

/** Chooses files on this machine and adds them. */
export function AddButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look="primary" onClick={() => input.current?.click()}>
        <Plus aria-hidden="true" size={17} strokeWidth={2} />
        Add books
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={kinds}
        aria-label="Books to add"
        tabIndex={-1}
        className="sr-only"
        onChange={({ target }) => {
          addFiles([...(target.files ?? [])]);
          target.value = "";
        }}
      />
    </>
  );
}
