import { z } from "zod";

/** Books one question may name. */
export const maxScopeDocuments = 50;

/**
 * What of the library a question may use. `automatic`: passages are shown to the model when they
 * are likely to answer; `explicit`: the answer comes from the library or says that it is not there.
 * No documents means the whole library.
 */
export const libraryScopeSchema = z.strictObject({
  mode: z.enum(["off", "automatic", "explicit"]),
  documentIds: z.array(z.uuid().toLowerCase()).max(maxScopeDocuments),
});

export type LibraryScope = z.infer<typeof libraryScopeSchema>;
