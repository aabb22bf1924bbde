"use client";

import { useQuery } from "@tanstack/react-query";
import type { Attachment } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { readAttachment } from "./attachment-texts.ts";

/** The text of a file that came with a message, as it was given. */
export function FileView({ file, onClose }: { file: Attachment; onClose: () => void }) {
  const { data, error } = useQuery({
    queryKey: ["attachment", file.id],
    queryFn: () => readAttachment(file.id),
    staleTime: Infinity,
  });
  return (
    <Modal isOpen onClose={onClose} title={file.name}>
      {error === null ? (
        <pre
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A long text scrolls by itself; without a tab stop the keyboard could not reach its end.
          tabIndex={0}
          aria-label={`Text of ${file.name}`}
          aria-busy={data === undefined}
          dir="auto"
          className="max-h-[60dvh] overflow-auto rounded-control bg-sunken p-3 font-mono text-small whitespace-pre-wrap wrap-anywhere"
        >
          {data ?? "Opening the file"}
        </pre>
      ) : (
        <p className="text-small">{sentenceOf(error)}</p>
      )}
      <div className="mt-5 flex justify-end">
        <Button onClick={onClose}>Close</Button>
      </div>
    </Modal>
  );
}
