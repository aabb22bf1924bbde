"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import type { ReactNode } from "react";
import type { OpenedDocument } from "#lib/protocol";
import { RequestProblem, sentenceOf } from "../data/request.ts";
import { useDocument } from "../data/use-document.ts";
import { isOpenable } from "../library/book-words.ts";
import { PageHeader } from "../shell/page-header.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { OpenBook } from "./open-book.tsx";

/** One book, to be read. */
export function ReaderPage() {
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useDocument(id);
  if (data !== undefined && isOpenable(data)) return <OpenBook key={id} book={data} />;
  return (
    <>
      <title>{`${data?.title ?? "Library"} · Hearth`}</title>
      <PageHeader title={data?.title ?? "Library"} />
      {data !== undefined && <Unreadable book={data} />}
      {data === undefined && error === null && <Opening />}
      {data === undefined && error !== null && (
        <Failed error={error} retry={() => void refetch()} />
      )}
    </>
  );
}

/** There is a book, but no text of it. */
function Unreadable({ book }: { book: OpenedDocument }) {
  if (book.state === "failed") {
    return (
      <Notice
        title="This book could not be read"
        text={book.problem?.message ?? "The reason is not known."}
      >
        <ToLibrary>Back to the library</ToLibrary>
      </Notice>
    );
  }
  return (
    <Notice
      title="This book is not read yet"
      text="It opens here by itself as soon as its text is there."
    >
      <ToLibrary>Back to the library</ToLibrary>
    </Notice>
  );
}

function Failed({ error, retry }: { error: Error; retry: () => void }) {
  if (error instanceof RequestProblem && error.code === "not-found") {
    return (
      <Notice
        title="This book is not here"
        text="It may have been removed from the library, or the address is incomplete."
      >
        <ToLibrary>See all books</ToLibrary>
      </Notice>
    );
  }
  return (
    <Notice title="This book could not be opened" text={sentenceOf(error)}>
      <Button look="primary" onClick={retry}>
        Try again
      </Button>
    </Notice>
  );
}

function ToLibrary({ children }: { children: ReactNode }) {
  return (
    <Link
      href="/library"
      className="inline-flex min-h-11 items-center text-water underline underline-offset-4"
    >
      {children}
    </Link>
  );
}

function Opening() {
  return (
    <div aria-busy="true" className="mx-auto w-full max-w-thread flex-1 space-y-4 px-5 pt-10">
      <span className="sr-only">Opening the book.</span>
      <div className="mb-8 h-7 w-2/3 rounded-hair bg-line" />
      {["w-11/12", "w-full", "w-10/12", "w-full", "w-3/5"].map((width, line) => (
        // oxlint-disable-next-line react/no-array-index-key -- The lines never change.
        <div key={line} className={`h-4 rounded-hair bg-line ${width}`} />
      ))}
    </div>
  );
}
