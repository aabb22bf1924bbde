"use client";

import type { LibraryDocument } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useBooksBulk } from "../data/use-library.ts";
import { tagsUndo } from "../data/with-books-bulk.ts";
import { toast } from "../ui/toasts.ts";
import { counted } from "./status-words.ts";

type Books = readonly LibraryDocument[];

export interface BookActions {
  /** Says where the files are and can be undone. */
  readonly remove: (books: Books) => void;
  readonly reindex: (books: Books) => void;
  readonly tag: (books: Books, change: { add: string[]; remove: string[] }) => void;
}

/** What can be done to one book or many; each says so, and what cannot be taken for granted can be undone. */
export function useBookActions(): BookActions {
  // Promises rather than callbacks: what asks for the change is often gone before the answer comes.
  const { mutateAsync } = useBooksBulk();

  function begin(work: Promise<unknown>, say: { text: string; undo?: () => Promise<unknown> }) {
    const undo = say.undo && (() => void work.then(say.undo).catch(sayWhy));
    const takeBack = toast({ text: say.text, ...(undo && { undo }) });
    work.catch((error: unknown) => {
      takeBack();
      sayWhy(error);
    });
  }
  const idsOf = (books: Books) => books.map(({ id }) => id);

  return {
    remove: (books) =>
      begin(mutateAsync({ do: "remove", ids: idsOf(books) }), {
        text: removalWords(books),
        undo: () => mutateAsync({ do: "restore", ids: idsOf(books) }),
      }),
    reindex: (books) =>
      begin(mutateAsync({ do: "reindex", ids: idsOf(books) }), {
        text: `${nameOf(books)} will be read anew.`,
      }),
    tag: (books, change) => {
      const bulk = { do: "tag" as const, ids: idsOf(books), ...change };
      begin(mutateAsync(bulk), {
        text: `Tags of ${nameOf(books)} changed.`,
        undo: () => Promise.all(tagsUndo(books, bulk).map((step) => mutateAsync(step))),
      });
    },
  };
}

/** What becomes of the files is no small print: some are ours to move, others are not. */
function removalWords(books: Books): string {
  const own = books.filter(({ isOwn }) => isOwn).length;
  const gone = `${nameOf(books)} removed.`;
  const isOne = books.length === 1;
  if (own === books.length)
    return `${gone} ${isOne ? "Its file goes" : "Their files go"} to the bin.`;
  if (own === 0)
    return `${gone} ${isOne ? "Its file stays" : "Their files stay"} where ${isOne ? "it is" : "they are"}.`;
  return `${gone} Files in Hearth's own folder go to the bin, others stay where they are.`;
}

function sayWhy(error: unknown) {
  toast({ text: sentenceOf(error) });
}

function nameOf(books: Books): string {
  const [first, second] = books;
  return first !== undefined && second === undefined
    ? `“${first.title}”`
    : counted(books.length, "book");
}
