"use client";

import { useState } from "react";
import type { Folder } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useCreateFolder, useRenameFolder } from "../data/use-folders.ts";
import { Button } from "../ui/button.tsx";

const maxNameLength = 80;

interface FolderNameFormProps {
  /** The folder to rename; without one a new folder is made. */
  readonly folder?: Folder;
  readonly verb: string;
  readonly onDone: (folder: Folder) => void;
  readonly onCancel: () => void;
}

export function FolderNameForm({ folder, verb, onDone, onCancel }: FolderNameFormProps) {
  const [id] = useState(() => folder?.id ?? crypto.randomUUID());
  const [name, setName] = useState(folder?.name ?? "");
  const create = useCreateFolder();
  const rename = useRenameFolder();
  const work = folder === undefined ? create : rename;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        work.mutate({ id, name: name.trim() }, { onSuccess: onDone });
      }}
    >
      <label className="block text-small">
        Name of the folder
        <input
          value={name}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
          maxLength={maxNameLength}
          className="mt-1 block w-full rounded-control border border-edge bg-ground px-3 py-2 text-text"
        />
      </label>
      {work.isError && <p className="mt-2 text-small text-alarm">{sentenceOf(work.error)}</p>}
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="primary" type="submit" disabled={name.trim() === "" || work.isPending}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
