import { z } from "zod";

export const folderSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
});

export type Folder = z.infer<typeof folderSchema>;

/** `GET /api/folders`: by name. */
export const folderListSchema = z.object({ folders: z.array(folderSchema) });

const name = z.string().trim().min(1).max(80);

/** `POST /api/folders`: the id is made by the client, so that sending twice makes one. */
export const newFolderSchema = z.strictObject({ id: z.uuid().toLowerCase(), name });

export type NewFolder = z.infer<typeof newFolderSchema>;

/** `PATCH /api/folders/{id}`. `DELETE` leaves its conversations, without a folder. */
export const renameFolderSchema = z.strictObject({ name });
