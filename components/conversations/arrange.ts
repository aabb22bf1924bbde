import type { Folder, ListedConversation } from "#lib/protocol";
import { groupByDay, type ConversationGroup } from "./group-by-day.ts";

export interface FilledFolder {
  readonly folder: Folder;
  readonly conversations: readonly ListedConversation[];
}

export interface Arrangement {
  readonly pinned: readonly ListedConversation[];
  readonly folders: readonly FilledFolder[];
  readonly days: readonly ConversationGroup[];
  readonly archivedCount: number;
}

/**
 * Gives every conversation its one place in the list: among the pinned, in its folder, or on the
 * day something was last said in it. One whose folder is not known (any more) stands with its day.
 */
export function arrange(
  conversations: readonly ListedConversation[],
  folders: readonly Folder[],
  now: Date,
): Arrangement {
  const shown = conversations.filter(({ archivedAt }) => archivedAt === null);
  const pinned = shown
    .filter(({ pinnedAt }) => pinnedAt !== null)
    .toSorted((one, other) => (other.pinnedAt ?? "").localeCompare(one.pinnedAt ?? ""));
  const byFolder = Map.groupBy(
    shown.filter(({ pinnedAt }) => pinnedAt === null),
    ({ folderId }) => folders.find(({ id }) => id === folderId)?.id,
  );
  return {
    pinned,
    folders: folders.map((folder) => ({
      folder,
      conversations: byFolder.get(folder.id) ?? [],
    })),
    days: groupByDay(byFolder.get(undefined) ?? [], now),
    archivedCount: conversations.length - shown.length,
  };
}
