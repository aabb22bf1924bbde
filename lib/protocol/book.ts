import { z } from "zod";

/** A range of a block's text, in UTF-16 units from the beginning of the section's text. */
const rangeSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });

/** Something about a part of a section's text. */
export const markSchema = z.discriminatedUnion("type", [
  rangeSchema.extend({
    type: z.enum(["emphasis", "strong", "superscript", "subscript", "code", "small-caps"]),
  }),
  /** How a word is said, as Japanese books print it above. The text itself does not hold it. */
  rangeSchema.extend({ type: z.literal("ruby"), reading: z.string() }),
  /** To another place of the same book, a footnote for one. Links that leave the book are text. */
  rangeSchema.extend({
    type: z.literal("link"),
    section: z.int().min(0),
    offset: z.int().min(0),
  }),
]);

export type Mark = z.infer<typeof markSchema>;

/**
 * A piece of a section that stands apart: what the page paints as an element of its own. Books are
 * shown from these and never as their own HTML.
 */
export const blockSchema = rangeSchema.extend({
  kind: z.enum([
    "heading",
    "paragraph",
    "quote",
    "verse",
    "item",
    "code",
    "row",
    "caption",
    "footnote",
    "image",
    "rule",
  ]),
  /** Of a heading: 1 to 6. Of an item: how deep its list lies, from 1. */
  level: z.int().min(1).max(99).optional(),
  /** Of an item: what stands before it in an ordered list. */
  marker: z.string().optional(),
  /** Of a table's row: where each cell begins and ends; `isHead` for the row of its headings. */
  cells: z.array(rangeSchema).optional(),
  isHead: z.boolean().optional(),
  /** Of an image: its number among the book's images, if it could be kept. The block's text is its description. */
  image: z.int().min(0).nullable().optional(),
  direction: z.enum(["rtl"]).optional(),
  /** BCP 47, where it differs from the book's. */
  language: z.string().optional(),
  /** Of a PDF. */
  page: z.int().min(1).optional(),
  /** Of an EPUB: the element, as an EPUB Canonical Fragment Identifier without its offset. */
  cfi: z.string().optional(),
  marks: z.array(markSchema).optional(),
});

export type Block = z.infer<typeof blockSchema>;

/** An entry of a book's table of contents. */
export const contentsEntrySchema = z.object({
  title: z.string(),
  level: z.int().min(1).max(99),
  section: z.int().min(0),
  offset: z.int().min(0),
});

export type ContentsEntry = z.infer<typeof contentsEntrySchema>;

/** `GET /api/library/documents/{id}/sections/{section}`: a chapter or part of one, in reading order. */
export const sectionSchema = z.object({
  section: z.int().min(0),
  title: z.string().nullable(),
  /** The blocks' texts, with two line ends between blocks. Every place in the book is a range of it. */
  text: z.string(),
  blocks: z.array(blockSchema),
});

export type Section = z.infer<typeof sectionSchema>;
