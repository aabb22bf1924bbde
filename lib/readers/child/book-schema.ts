import { z } from "zod";
import type { ReadBook } from "#lib/library";
import { blockSchema, contentsEntrySchema } from "#lib/protocol";

const imageSchema = z.object({
  file: z.string().regex(/^(?:cover|picture-\d+)\.(?:png|jpg|gif|webp)$/),
  type: z.enum(["image/png", "image/jpeg", "image/gif", "image/webp"]),
});

/** A book as the child hands it over: it has read foreign files, and so is not taken at its word. */
export const readBookSchema: z.ZodType<ReadBook> = z.object({
  format: z.enum(["epub", "markdown", "text", "html", "pdf"]),
  title: z.string().min(1),
  creators: z.array(z.string()),
  language: z.string().nullable(),
  year: z.int().nullable(),
  licence: z.string().nullable(),
  direction: z.enum(["ltr", "rtl"]),
  cover: imageSchema.nullable(),
  images: z.array(imageSchema),
  contents: z.array(contentsEntrySchema),
  sections: z.array(
    z.object({
      title: z.string().nullable(),
      text: z.string(),
      blocks: z.array(blockSchema),
      href: z.string().nullable(),
      isLinear: z.boolean(),
    }),
  ),
  notices: z.array(z.string()),
});
