import { z } from "zod";
import { libraryScopeSchema } from "./library-scope.ts";

export const maxTitleLength = 200;

/** What the list of conversations knows of one. */
export const conversationSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  /** Whose words the title is: the beginning of the first message, the model's, or the person's, which nothing replaces. */
  titleSource: z.enum(["first-words", "model", "person"]),
  folderId: z.uuid().nullable(),
  /** What of the library the next question asks, unless it says otherwise. */
  library: libraryScopeSchema,
  pinnedAt: z.iso.datetime().nullable(),
  archivedAt: z.iso.datetime().nullable(),
  /** Deleted, and restorable until it is purged. */
  deletedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  /** The last time something was said. */
  updatedAt: z.iso.datetime(),
});

export type Conversation = z.infer<typeof conversationSchema>;

/** `GET /api/conversations`: latest first, archived ones included, deleted ones left out. */
export const conversationListSchema = z.object({
  conversations: z.array(conversationSchema.extend({ isAnswering: z.boolean() })),
});

export type ListedConversation = z.infer<typeof conversationListSchema>["conversations"][number];

/** `PATCH /api/conversations/{id}`: what is absent stays. */
export const changeConversationSchema = z.strictObject({
  title: z.string().trim().min(1).max(maxTitleLength).optional(),
  folderId: z.uuid().toLowerCase().nullable().optional(),
  library: libraryScopeSchema.optional(),
  isPinned: z.boolean().optional(),
  isArchived: z.boolean().optional(),
});

export type ConversationChange = z.infer<typeof changeConversationSchema>;

/** `POST /api/conversations/bulk`: one thing done to many, if all of them are there. */
export const bulkSchema = z.strictObject({
  ids: z.array(z.uuid().toLowerCase()).min(1).max(1000),
  change: z.union([
    z.strictObject({ do: z.enum(["delete", "restore"]) }),
    z.strictObject({ do: z.literal("change"), to: changeConversationSchema.omit({ title: true }) }),
  ]),
});

export type Bulk = z.infer<typeof bulkSchema>;

/** `PUT /api/conversations/{id}/leaf`: the end of the branch that this person looks at. */
export const leafSchema = z.strictObject({ messageId: z.uuid().toLowerCase() });
