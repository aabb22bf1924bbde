"use client";

import type { NewAttachment } from "#lib/protocol";
import { readFile, withFiles } from "./read-file.ts";
import type { Draft } from "./use-draft.ts";

interface FilesOptions {
  readonly draft: Draft;
  readonly write: (change: (draft: Draft) => Draft) => void;
  /** Told why something was not attached; undefined when everything was. */
  readonly onRefused: (reasons: string | undefined) => void;
  /** Files come with stored messages only. */
  readonly canAttach: boolean;
}

/** The files beside the text being written. */
export function useFiles({ draft, write, onRefused, canAttach }: FilesOptions) {
  function add(given: readonly NewAttachment[], refused: readonly string[] = []) {
    const { files, refusals } = withFiles(draft.files, given);
    write(({ text }) => ({ text, files }));
    const reasons = [...refused, ...refusals].join(" ");
    onRefused(reasons === "" ? undefined : reasons);
  }

  async function addFromDisk(chosen: readonly File[]) {
    if (!canAttach) {
      onRefused("Files cannot be attached in a temporary chat. Paste their text instead.");
      return;
    }
    const read = await Promise.all(chosen.map(readFile));
    add(
      read.flatMap((one) => ("file" in one ? one.file : [])),
      read.flatMap((one) => ("refusal" in one ? one.refusal : [])),
    );
  }

  function remove(id: string) {
    write(({ text, files }) => ({ text, files: files.filter((file) => file.id !== id) }));
  }

  /** Makes a file of a text that was pasted into the message. */
  function move(words: string) {
    write(({ text, files }) => ({ text: text.replace(words, () => ""), files }));
    add([{ id: crypto.randomUUID(), name: "pasted.txt", text: words }]);
  }
  return { add: (chosen: readonly File[]) => void addFromDisk(chosen), remove, move };
}
