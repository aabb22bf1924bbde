import { libraryScopeSchema, type Conversation, type LibraryScope } from "#lib/protocol";
import type { conversations } from "../schema/conversations.ts";

const wholeLibrary: LibraryScope = { mode: "automatic", documentIds: [] };
const library = libraryScopeSchema.catch(wholeLibrary);

/** A row of the table as the house speaks of it. */
export function toConversation(row: typeof conversations.$inferSelect): Conversation {
  return {
    id: row.id,
    title: row.title,
    titleSource: row.titleSource,
    folderId: row.folderId,
    library: library.parse(row.library),
    pinnedAt: row.pinnedAt?.toISOString() ?? null,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
