import type { Bulk, ConversationChange, ListedConversation } from "#lib/protocol";

type Change = Omit<ConversationChange, "title">;

interface ConversationList {
  conversations: ListedConversation[];
}

/** The list as it will be once the server has done this; what was deleted comes back with the server's next answer. */
export function withBulk({ conversations }: ConversationList, bulk: Bulk): ConversationList {
  const { change } = bulk;
  const ids = new Set(bulk.ids);
  if (change.do !== "change") {
    const isGone = (id: string) => change.do === "delete" && ids.has(id);
    return { conversations: conversations.filter(({ id }) => !isGone(id)) };
  }
  const now = new Date().toISOString();
  const { folderId, isPinned, isArchived } = change.to;
  const whenWanted = (before: string | null, isWanted: boolean | undefined) => {
    if (isWanted === undefined) return before;
    return isWanted ? (before ?? now) : null;
  };
  return {
    conversations: conversations.map((conversation) =>
      ids.has(conversation.id)
        ? {
            ...conversation,
            folderId: folderId === undefined ? conversation.folderId : folderId,
            pinnedAt: whenWanted(conversation.pinnedAt, isPinned),
            archivedAt: whenWanted(conversation.archivedAt, isArchived),
          }
        : conversation,
    ),
  };
}

/** What takes a bulk back, for conversations that look as they did before it. */
export function undoOf(before: readonly ListedConversation[], { ids, change }: Bulk): Bulk[] {
  if (change.do !== "change") {
    return [{ ids, change: { do: change.do === "delete" ? "restore" : "delete" } }];
  }
  const wanted = new Set(ids);
  const states = before
    .filter(({ id }) => wanted.has(id))
    .map((conversation) => ({ id: conversation.id, to: stateOf(conversation, change.to) }));
  const groups = Map.groupBy(states, ({ to }) => JSON.stringify(to));
  return [...groups.values()].flatMap((group) =>
    group[0] === undefined
      ? []
      : [{ ids: group.map(({ id }) => id), change: { do: "change", to: group[0].to } }],
  );
}

/** How a conversation stands in those respects that a change is about. */
function stateOf(conversation: ListedConversation, change: Change): Change {
  return {
    ...(change.folderId !== undefined && { folderId: conversation.folderId }),
    ...(change.isPinned !== undefined && { isPinned: conversation.pinnedAt !== null }),
    ...(change.isArchived !== undefined && { isArchived: conversation.archivedAt !== null }),
  };
}
