"use client";

import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import {
  clearUploads,
  currentUploads,
  dropUpload,
  noUploads,
  subscribeToUploads,
  type Upload,
} from "./uploads.ts";

/** The files that are being added, each with how it went. */
export function UploadList() {
  const uploads = useSyncExternalStore(subscribeToUploads, currentUploads, noUploads);
  if (uploads.length === 0) return null;
  const isOver = uploads.some(({ state }) => state !== "waiting" && state !== "sending");
  return (
    <section aria-label="Files being added" className="rounded-card border border-line bg-raised">
      <ul className="max-h-60 divide-y divide-line overflow-y-auto">
        {uploads.map((upload) => (
          <Entry key={upload.key} upload={upload} />
        ))}
      </ul>
      {isOver && (
        <div className="flex justify-end border-t border-line p-2">
          <Button look="quiet" onClick={clearUploads}>
            Clear the list
          </Button>
        </div>
      )}
    </section>
  );
}

const words = {
  waiting: "Waits",
  sending: "On its way",
  added: "Added, to be read",
  known: "Is in the library already",
  refused: "",
} satisfies Record<Upload["state"], string>;

function Entry({ upload: { key, name, state, part, sentence } }: { upload: Upload }) {
  const isUnderWay = state === "waiting" || state === "sending";
  return (
    <li className="flex items-center gap-2 py-1 ps-4 pe-2 text-small">
      <div className="min-w-0 flex-1 py-1">
        <p className="truncate" dir="auto">
          {name}
        </p>
        <p className={state === "refused" ? "text-tiny text-alarm" : "text-tiny text-quiet"}>
          {state === "refused" ? sentence : words[state]}
        </p>
        {state === "sending" && <ProgressBar value={part} label={`Sending “${name}”`} />}
      </div>
      <IconButton
        size="small"
        icon={X}
        label={isUnderWay ? `Do not add “${name}”` : `Take “${name}” off this list`}
        onClick={() => dropUpload(key)}
      />
    </li>
  );
}
