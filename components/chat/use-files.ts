"use client";

import type { NewAttachment } from "#lib/protocol";
import { isDocument, readFile, withFiles } from "./read-file.ts";
import type { Draft } from "./use-draft.ts";
import { useReadings } from "./use-readings.ts";

interface FilesOptions {
  readonly write: (change: (draft: Draft) => Draft) => void;
  /** Told why something was not attached; undefined when everything was. */
  readonly onRefused: (reasons: string | undefined) => void;
  /** Files come with stored messages only. */
  readonly canAttach: boolean;
}

/** The files beside the text being written. */
export function useFiles({ write, onRefused, canAttach }: FilesOptions) {
  const { read, ...reading } = useReadings({ onRead: (file) => add([file]), onRefused });

  function add(given: readonly NewAttachment[], refused: readonly string[] = []) {
    const reasons = [...refused];
    write((before) => {
      const { files, refusals } = withFiles(before.files, given);
      reasons.push(...refusals);
      return { ...before, files };
    });
    onRefused(reasons.length === 0 ? undefined : reasons.join(" "));
  }

  async function addFromDisk(chosen: readonly File[]) {
    if (!canAttach) {
      onRefused("Files cannot be attached in a temporary chat. Paste their text instead.");
      return;
    }
    for (const file of chosen.filter(isDocument)) read(file);
    const texts = await Promise.all(chosen.filter((file) => !isDocument(file)).map(readFile));
    add(
      texts.flatMap((one) => ("file" in one ? one.file : [])),
      texts.flatMap((one) => ("refusal" in one ? one.refusal : [])),
    );
  }

  function remove(id: string) {
    write((before) => ({ ...before, files: before.files.filter((file) => file.id !== id) }));
  }

  /** Makes a file of a text that was pasted into the message. */
  function move(words: string) {
    write((before) => ({ ...before, text: before.text.replace(words, () => "") }));
    add([{ id: crypto.randomUUID(), name: "pasted.txt", text: words }]);
  }
  return { ...reading, add: (chosen: readonly File[]) => void addFromDisk(chosen), remove, move };
}
