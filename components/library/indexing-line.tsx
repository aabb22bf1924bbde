"use client";

import { Folder, Pause, Play } from "lucide-react";
import type { ReactNode } from "react";
import type { LibraryStatus } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { usePauseLibrary } from "../data/use-library.ts";
import { count } from "../text/amounts.ts";
import { Button } from "../ui/button.tsx";
import { Ember } from "../ui/ember.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { amountWords, doingWords } from "./status-words.ts";

interface IndexingLineProps {
  readonly status: LibraryStatus;
  /** What else can be done, beside pausing. */
  readonly children: ReactNode;
}

/** How much there is, what the indexer does, and where books are taken from. */
export function IndexingLine({ status, children }: IndexingLineProps) {
  const { words, isBusy } = doingWords(status);
  const { coverage, rebuilding, isPaused, isRunning } = status;
  const isPartial = coverage.embedded < coverage.passages;
  return (
    <section aria-label="Indexing" className="space-y-2 text-small">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-72">
          <p className="font-semibold">{amountWords(status)}</p>
          <p className="flex items-center gap-2.5 text-quiet">
            {isBusy && <Ember />}
            <span>{words}</span>
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {isRunning && <PauseButton isPaused={isPaused} />}
          {children}
        </div>
      </div>
      {isPartial && (
        <ProgressBar
          value={coverage.embedded / coverage.passages}
          label="Passages of the library embedded"
        />
      )}
      {rebuilding !== null && (
        <p className="text-quiet">
          Another embedding model is being brought in: {count(rebuilding.done)} of{" "}
          {count(rebuilding.total)} passages. Until it is there, the one before serves.
        </p>
      )}
      <Folders folders={status.folders} />
    </section>
  );
}

function PauseButton({ isPaused }: { isPaused: boolean }) {
  const pause = usePauseLibrary();
  return (
    <span className="flex items-center gap-2">
      {pause.isError && <span className="text-tiny text-alarm">{sentenceOf(pause.error)}</span>}
      <Button disabled={pause.isPending} onClick={() => pause.mutate(!isPaused)}>
        {isPaused ? (
          <Play aria-hidden="true" size={16} strokeWidth={1.75} />
        ) : (
          <Pause aria-hidden="true" size={16} strokeWidth={1.75} />
        )}
        {isPaused ? "Resume indexing" : "Pause indexing"}
      </Button>
    </span>
  );
}

function Folders({ folders }: Pick<LibraryStatus, "folders">) {
  if (folders.length === 0) return null;
  const missing = folders.filter(({ isThere }) => !isThere);
  return (
    <details className="group" open={missing.length > 0}>
      <summary className="inline-flex min-h-8 items-center gap-2 rounded-control text-quiet hover:text-ink pointer-coarse:min-h-11">
        <Folder aria-hidden="true" size={16} strokeWidth={1.75} />
        {folders.length === 1 ? "1 watched folder" : `${folders.length} watched folders`}
        {missing.length > 0 && <span className="text-alarm">{missing.length} not there</span>}
      </summary>
      <ul className="mt-1 space-y-1 ps-6">
        {folders.map(({ path, isOwn, isThere }) => (
          <li key={path} className="wrap-anywhere">
            <code className="font-mono text-tiny">{path}</code>
            {isOwn && <span className="text-quiet">, Hearth's own</span>}
            {!isThere && (
              <span className="text-alarm">
                , is not there now. Its books stay; they are looked for again when it is back.
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
