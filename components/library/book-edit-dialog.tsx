"use client";

import { useState } from "react";
import type { LibraryDocument } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useChangeDocument } from "../data/use-library.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { tagsIn } from "./tags-in.ts";
import { TextField } from "./text-field.tsx";

interface BookEditDialogProps {
  readonly book: LibraryDocument;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Corrects what a book says of itself. Its file is not touched. */
export function BookEditDialog({ book, isOpen, onClose }: BookEditDialogProps) {
  return (
    <Modal
      isOpen={isOpen}
      onClose={onClose}
      title="Edit this book"
      description="Corrected here, in the library. The file stays as it is."
    >
      <EditForm book={book} onClose={onClose} />
    </Modal>
  );
}

function EditForm({ book, onClose }: Omit<BookEditDialogProps, "isOpen">) {
  const [title, setTitle] = useState(book.title);
  const [creators, setCreators] = useState(book.creators.join("\n"));
  const [tags, setTags] = useState(book.tags.join(", "));
  const change = useChangeDocument();
  function save() {
    const wanted = { title: title.trim(), creators: linesIn(creators), tags: tagsIn(tags) };
    change.mutate({ id: book.id, change: wanted }, { onSuccess: onClose });
  }
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField label="Title" value={title} onChange={setTitle} maxLength={500} />
      <TextField
        label="Authors"
        hint="One on each line."
        rows={3}
        value={creators}
        onChange={setCreators}
        maxLength={4000}
      />
      <TextField
        label="Tags"
        hint="With commas between them."
        value={tags}
        onChange={setTags}
        maxLength={1300}
      />
      {change.isError && <p className="text-small text-alarm">{sentenceOf(change.error)}</p>}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" disabled={title.trim() === "" || change.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

function linesIn(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
