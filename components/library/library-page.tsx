"use client";

import { useState } from "react";
import type { LibraryList, LibraryStatus } from "#lib/protocol";
import { useDroppedFiles } from "../chat/use-dropped-files.ts";
import { sentenceOf } from "../data/request.ts";
import { useLibrary } from "../data/use-library.ts";
import { PageHeader } from "../shell/page-header.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { AddButton } from "./add-button.tsx";
import { BookDetails } from "./book-details.tsx";
import { FullLibrary } from "./full-library.tsx";
import { UploadList } from "./upload-list.tsx";
import { addFiles } from "./uploads.ts";

/** Every book of the house: what is found in it, what is being read, and how to add more. */
export function LibraryPage() {
  const { data, error, refetch } = useLibrary();
  const isHovering = useDroppedFiles(addFiles);
  return (
    <>
      <title>Library · Hearth</title>
      <PageHeader title="Library" />
      {data === undefined && error === null && <Skeleton />}
      {data === undefined && error !== null && (
        <Notice title="The library could not be opened" text={sentenceOf(error)}>
          <Button look="primary" onClick={() => void refetch()}>
            Try again
          </Button>
        </Notice>
      )}
      {data !== undefined && <Opened list={data} />}
      {isHovering && (
        <div className="pointer-events-none fixed inset-3 z-30 grid place-items-center rounded-card border-2 border-dashed border-ember bg-ground/90">
          <p className="font-serif text-title">Drop the books here</p>
        </div>
      )}
    </>
  );
}

function Opened({ list }: { list: LibraryList }) {
  const [detailedId, setDetailedId] = useState<string>();
  return (
    <>
      {list.documents.length === 0 ? (
        <Empty status={list.status} />
      ) : (
        <FullLibrary list={list} showDetails={setDetailedId} />
      )}
      <BookDetails
        book={list.documents.find(({ id }) => id === detailedId)}
        onClose={() => setDetailedId(undefined)}
      />
    </>
  );
}

function Empty({ status }: { status: LibraryStatus }) {
  const own = status.folders.find(({ isOwn }) => isOwn);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <Notice
        title="No books yet"
        text="Add EPUB, PDF, Markdown, HTML or text files: drop them anywhere on this page, or choose them. Hearth reads them on this machine and answers from them with quotes that you can check."
      >
        <AddButton />
        {own !== undefined && (
          <p className="mt-6 text-small text-quiet">
            Or put files into this folder; they show up here by themselves:
            <code className="mt-1 block font-mono text-tiny wrap-anywhere text-ink">
              {own.path}
            </code>
          </p>
        )}
        {!status.isRunning && (
          <p className="mt-4 text-small text-alarm">
            The indexer is not running, so nothing would be read now.
          </p>
        )}
      </Notice>
      <div className="mx-auto max-w-thread px-4 pb-16 sm:px-6">
        <UploadList />
      </div>
    </div>
  );
}

function Skeleton() {
  return (
    <div aria-busy="true" className="min-h-0 flex-1 overflow-hidden px-4 pt-4 sm:px-6">
      <span className="sr-only">Opening the library.</span>
      <div className="mx-auto max-w-6xl space-y-6">
        <div className="h-16 rounded-card bg-sunken" />
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4 lg:grid-cols-6">
          {["1", "2", "3", "4", "5", "6"].map((place) => (
            <div key={place} className="aspect-[2/3] rounded-hair bg-sunken" />
          ))}
        </div>
      </div>
    </div>
  );
}
