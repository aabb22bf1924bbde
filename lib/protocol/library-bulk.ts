import { z } from "zod";
import { maxTags, tagSchema } from "./library.ts";

/** Books one request may do something to. */
export const maxBulkDocuments = 1000;

const ids = z.array(z.uuid().toLowerCase()).min(1).max(maxBulkDocuments);
const tags = z.array(tagSchema).max(maxTags);

/** `POST /api/library/documents/bulk`: one thing for many books, all or nothing. */
export const libraryBulkSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.enum(["remove", "restore", "reindex"]), ids }),
  /** Books have what they had, without what is removed and with what is added. */
  z.strictObject({ do: z.literal("tag"), ids, add: tags, remove: tags }),
]);

export type LibraryBulk = z.infer<typeof libraryBulkSchema>;
