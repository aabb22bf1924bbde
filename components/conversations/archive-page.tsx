"use client";

import { ArchiveRestore, Trash2 } from "lucide-react";
import Link from "next/link";
import type { ListedConversation } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useConversations } from "../data/use-conversations.ts";
import { PageHeader } from "../shell/page-header.tsx";
import { day } from "../text/dates.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Notice } from "../ui/notice.tsx";
import { ListSkeleton } from "./list-states.tsx";
import { useBulkActions } from "./use-bulk-actions.ts";

/** What was put out of the way and is kept all the same. */
export function ArchivePage() {
  const { data, error, refetch } = useConversations();
  const archived = data?.conversations
    .filter(({ archivedAt }) => archivedAt !== null)
    .toSorted((one, other) => (other.archivedAt ?? "").localeCompare(one.archivedAt ?? ""));
  return (
    <>
      <title>Archived · Hearth</title>
      <PageHeader title="Archived" />
      {archived === undefined && error === null && <ListSkeleton />}
      {archived === undefined && error !== null && (
        <Notice title="The archive could not be opened" text={sentenceOf(error)}>
          <Button look="primary" onClick={() => void refetch()}>
            Try again
          </Button>
        </Notice>
      )}
      {archived?.length === 0 && (
        <Notice
          title="Nothing is archived"
          text="A chat that you archive leaves the list and is kept here, found by search like every other."
        />
      )}
      {archived !== undefined && archived.length > 0 && (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <ul className="mx-auto max-w-thread space-y-2 px-4 pt-4 pb-16 sm:px-6">
            {archived.map((conversation) => (
              <ArchivedEntry key={conversation.id} conversation={conversation} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function ArchivedEntry({ conversation }: { conversation: ListedConversation }) {
  const { id, title, updatedAt } = conversation;
  const { archive, remove } = useBulkActions();
  return (
    <li className="flex items-center gap-1 rounded-card border border-line bg-raised py-1 pr-2 pl-4">
      <Link
        href={`/c/${id}`}
        prefetch={false}
        className="flex min-h-11 min-w-0 flex-1 flex-col justify-center rounded-control"
      >
        <span className="truncate text-small font-semibold" dir="auto">
          {title}
        </span>
        <span className="text-tiny text-quiet">{day(updatedAt)}</span>
      </Link>
      <IconButton
        icon={ArchiveRestore}
        label={`Bring back “${title}”`}
        onClick={() => archive([conversation], false)}
      />
      <IconButton
        icon={Trash2}
        label={`Delete “${title}”`}
        onClick={() => remove([conversation])}
      />
    </li>
  );
}
