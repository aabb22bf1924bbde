"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import type { LibraryDocument } from "#lib/protocol";
import { bytes, count } from "../text/amounts.ts";
import { day } from "../text/dates.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import {
  creatorsOf,
  formatNames,
  isOpenable,
  languageName,
  stateNames,
  stateWords,
} from "./book-words.ts";
import { useBookActions } from "./use-book-actions.ts";

interface BookDetailsProps {
  /** Undefined closes it. */
  readonly book: LibraryDocument | undefined;
  readonly onClose: () => void;
}

/** All that is known of a book: where it lies, what is wrong with it, and how much of it is found. */
export function BookDetails({ book, onClose }: BookDetailsProps) {
  return (
    <Modal
      isOpen={book !== undefined}
      onClose={onClose}
      title={book?.title ?? ""}
      description={book && creatorsOf(book)}
    >
      {book !== undefined && <Details book={book} onClose={onClose} />}
    </Modal>
  );
}

function Details({ book, onClose }: { book: LibraryDocument; onClose: () => void }) {
  const { reindex } = useBookActions();
  return (
    <>
      {book.problem !== null && (
        <p className="mb-4 rounded-control border border-alarm/50 p-3 text-small text-alarm">
          {book.problem.message}
        </p>
      )}
      <section
        // What scrolls must be within reach of the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="About this book"
        className="-mx-2 max-h-[50dvh] overflow-y-auto rounded-control px-2"
      >
        <Facts book={book} />
        {book.notices.length > 0 && (
          <>
            <h3 className="mt-4 text-tiny font-semibold text-quiet">While reading it</h3>
            <ul className="mt-1 list-disc space-y-1 ps-5 text-small">
              {book.notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button
          onClick={() => {
            reindex([book]);
            onClose();
          }}
        >
          {book.state === "failed" ? "Retry" : "Read anew"}
        </Button>
        {isOpenable(book) && (
          <Link
            href={`/library/${book.id}`}
            className="inline-flex min-h-9 items-center rounded-control bg-ember px-3.5 text-small font-semibold text-on-ember hover:bg-ember/90 pointer-coarse:min-h-11"
          >
            Read
          </Link>
        )}
        <Button onClick={onClose}>Close</Button>
      </div>
    </>
  );
}

function Facts({ book }: { book: LibraryDocument }) {
  return (
    <dl className="space-y-2 text-small">
      <Fact name="State">{stateWords(book) ?? stateNames[book.state]}</Fact>
      <Fact name={book.files.length > 1 ? "Files" : "File"}>
        {book.files.map(({ root, path }) => (
          <span key={`${root}/${path}`} className="block wrap-anywhere" dir="auto">
            {path}
          </span>
        ))}
      </Fact>
      <Fact name="Kind">
        {formatNames[book.format]}, {bytes(book.sizeBytes)}
      </Fact>
      {book.language !== null && <Fact name="Language">{languageName(book.language)}</Fact>}
      {book.year !== null && <Fact name="Year">{book.year}</Fact>}
      {book.licence !== null && (
        <Fact name="Licence">
          <span dir="auto">{book.licence}</span>
        </Fact>
      )}
      <Fact name="Length">
        {count(book.words)} words in {count(book.sections)} parts
      </Fact>
      <Fact name="Found by">
        {count(book.passages)} passages, {count(book.embedded)} of them by meaning as well
      </Fact>
      {book.tags.length > 0 && <Fact name="Tags">{book.tags.join(", ")}</Fact>}
      <Fact name="Added">{day(book.addedAt)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <dt className="w-20 shrink-0 text-quiet">{name}</dt>
      <dd className="min-w-0 flex-1 wrap-anywhere">{children}</dd>
    </div>
  );
}
