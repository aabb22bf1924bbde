"use client";

import type { Download } from "#lib/protocol";
import { useModelAction } from "../data/use-models.ts";
import { Button } from "../ui/button.tsx";
import { Ember } from "../ui/ember.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { downloadWords, isRunning } from "./download-words.ts";

interface DownloadProgressProps {
  readonly download: Download;
  readonly title: string;
}

const sourceNames: Record<string, string> = {
  hf: "Hugging Face",
  npm: "the npm registry",
  https: "its own address",
  file: "this machine",
};

/** How a download goes, and what each source said that did not work. */
export function DownloadProgress({ download, title }: DownloadProgressProps) {
  const action = useModelAction();
  const { modelId, doneBytes, totalBytes, failures } = download;
  return (
    <div className="mt-4 border-t border-line pt-4">
      {isRunning(download) && (
        <ProgressBar
          value={totalBytes === 0 ? 0 : doneBytes / totalBytes}
          label={`Download of ${title}`}
        />
      )}
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <p className="flex items-center gap-2.5 text-small">
          {isRunning(download) && <Ember />}
          {downloadWords(download)}
        </p>
        {isRunning(download) && (
          <Button look="quiet" onClick={() => action.mutate({ do: "cancel", modelId })}>
            Cancel
          </Button>
        )}
      </div>
      {failures.length > 0 && (
        <ul className="mt-1 space-y-1 text-small text-quiet">
          {failures.map(({ source, message }) => (
            <li key={`${source} ${message}`}>
              <span className="font-semibold text-ink">{sourceNames[source] ?? source}:</span>{" "}
              {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
