"use client";

import { useState } from "react";
import { maxTitleLength, type Conversation } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useRenameConversation } from "../data/use-conversations.ts";
import { Button } from "../ui/button.tsx";
import { Modal } from "../ui/modal.tsx";

interface RenameDialogProps {
  readonly conversation: Conversation;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function RenameDialog({ conversation, isOpen, onClose }: RenameDialogProps) {
  return (
    <Modal isOpen={isOpen} onClose={onClose} title="Rename this conversation">
      <RenameForm conversation={conversation} onClose={onClose} />
    </Modal>
  );
}

function RenameForm({ conversation, onClose }: Omit<RenameDialogProps, "isOpen">) {
  const [title, setTitle] = useState(conversation.title);
  const rename = useRenameConversation();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate({ id: conversation.id, title: title.trim() }, { onSuccess: onClose });
      }}
    >
      <label className="block text-small">
        Title
        <input
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          onFocus={(event) => event.target.select()}
          maxLength={maxTitleLength}
          className="mt-1 block w-full rounded-control border border-edge bg-ground px-3 py-2 text-text"
        />
      </label>
      {rename.isError && <p className="mt-2 text-small text-alarm">{sentenceOf(rename.error)}</p>}
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" disabled={title.trim() === "" || rename.isPending}>
          Rename
        </Button>
      </div>
    </form>
  );
}
