"use client";

import { FileText, X } from "lucide-react";
import { useState } from "react";
import type { Attachment } from "#lib/protocol";
import { bytes } from "../text/amounts.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { FileView } from "./file-view.tsx";

interface AttachedFilesProps {
  readonly files: readonly Attachment[];
  /** Offered where the message is not sent yet. */
  readonly onRemove?: (id: string) => void;
}

/** The files of a message, by name and size. A stored one opens. */
export function AttachedFiles({ files, onRemove }: AttachedFilesProps) {
  const [opened, setOpened] = useState<Attachment>();
  return (
    <>
      <ul aria-label="Attached files" className="mb-2 flex max-w-full flex-wrap gap-2">
        {files.map((file) => (
          <li
            key={file.id}
            className="flex max-w-full min-w-0 items-center rounded-control border border-line bg-raised text-small"
          >
            {onRemove === undefined ? (
              <button
                type="button"
                onClick={() => setOpened(file)}
                className="flex min-h-9 min-w-0 items-center gap-2 rounded-control px-3 hover:bg-sunken pointer-coarse:min-h-11"
              >
                <FileLabel file={file} />
              </button>
            ) : (
              <span className="flex min-h-9 min-w-0 items-center gap-2 pl-3 pointer-coarse:min-h-11">
                <FileLabel file={file} />
                <IconButton
                  size="small"
                  icon={X}
                  label={`Remove ${file.name}`}
                  side="top"
                  onClick={() => onRemove(file.id)}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      {opened !== undefined && <FileView file={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function FileLabel({ file }: { file: Attachment }) {
  return (
    <>
      <FileText aria-hidden="true" size={16} strokeWidth={1.75} className="shrink-0 text-water" />
      <span className="truncate" dir="auto">
        {file.name}
      </span>
      <span className="shrink-0 text-tiny text-quiet">{bytes(file.sizeBytes)}</span>
    </>
  );
}
