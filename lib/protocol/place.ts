import { z } from "zod";

/**
 * A place in a book: a section, counted from 0 in reading order, and a range of its text in UTF-16
 * units. It stays valid for as long as the book's file holds the same bytes.
 */
export const placeSchema = z.object({
  section: z.int().min(0),
  start: z.int().min(0),
  end: z.int().min(0),
});

export type Place = z.infer<typeof placeSchema>;
