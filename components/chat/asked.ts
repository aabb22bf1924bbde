import { z } from "zod";

const askedSchema = z.object({
  documentId: z.uuid(),
  quote: z.string(),
});

/** A passage that somebody wants to ask about. */
export type Asked = z.infer<typeof askedSchema>;

const key = "hearth-ask";

/**
 * Keeps a passage for the next new chat of this tab and answers the path that opens it. The words
 * may be many, therefore they do not stand in the address.
 */
export function askAbout(asked: Asked): string {
  sessionStorage.setItem(key, JSON.stringify(asked));
  return `/?ask=${asked.documentId}`;
}

/** What was kept for this book, once; without words when they are gone, undefined when the id is none. */
export function takeAsked(documentId: string): Asked | undefined {
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  const asked = askedSchema.safeParse(kept === null ? undefined : parse(kept)).data;
  if (asked?.documentId === documentId) return asked;
  return askedSchema.safeParse({ documentId, quote: "" }).data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
