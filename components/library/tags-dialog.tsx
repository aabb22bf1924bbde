"use client";

import { useState } from "react";
import type { LibraryDocument } from "#lib/protocol";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";
import { tagsIn } from "./tags-in.ts";
import { TextField } from "./text-field.tsx";
import { useBookActions } from "./use-book-actions.ts";

interface TagsDialogProps {
  readonly books: readonly LibraryDocument[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** Gives tags to books and takes them away, one or many. */
export function TagsDialog({ isOpen, onClose, ...rest }: TagsDialogProps) {
  return (
    <Modal isOpen={isOpen} onClose={onClose} title="Tags">
      <TagsForm onClose={onClose} {...rest} />
    </Modal>
  );
}

function TagsForm({ books, onClose, onDone }: Omit<TagsDialogProps, "isOpen">) {
  const { tag } = useBookActions();
  const [added, setAdded] = useState("");
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const present = [...new Set(books.flatMap(({ tags }) => tags))].toSorted();
  const add = tagsIn(added);
  function toggle(name: string) {
    const next = new Set(removed);
    if (!next.delete(name)) next.add(name);
    setRemoved(next);
  }
  function save() {
    tag(books, { add, remove: [...removed].filter((name) => !add.includes(name)) });
    onClose();
    onDone?.();
  }
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label="Add"
        hint="With commas between them."
        value={added}
        onChange={setAdded}
        maxLength={1300}
      />
      {present.length > 0 && <Present tags={present} removed={removed} onToggle={toggle} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" disabled={add.length + removed.size === 0}>
          Save
        </Button>
      </div>
    </form>
  );
}

interface PresentProps {
  readonly tags: readonly string[];
  readonly removed: ReadonlySet<string>;
  readonly onToggle: (tag: string) => void;
}

/** The tags that are there; one that is not ticked any more is taken away. */
function Present({ tags, removed, onToggle }: PresentProps) {
  return (
    <fieldset>
      <legend className="text-small">Keep</legend>
      <div className="mt-1 flex max-h-48 flex-wrap gap-x-4 overflow-y-auto">
        {tags.map((tag) => (
          <label
            key={tag}
            className="flex min-h-8 items-center gap-2 text-small pointer-coarse:min-h-11"
          >
            <input
              type="checkbox"
              checked={!removed.has(tag)}
              onChange={() => onToggle(tag)}
              className="size-4 accent-ember"
            />
            <span dir="auto">{tag}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
