import { z } from "zod";
import { keptChoice } from "../data/kept-choice.ts";

export const papers = ["page", "day", "sepia", "night"] as const;
export const widths = ["narrow", "medium", "wide"] as const;
export const flows = ["scroll", "pages"] as const;
export const types = ["serif", "sans"] as const;

/** In percent of the page's text. */
export const sizes = { smallest: 80, largest: 220, step: 10 };

const settingsSchema = z.object({
  size: z.int().min(sizes.smallest).max(sizes.largest),
  width: z.enum(widths),
  paper: z.enum(papers),
  flow: z.enum(flows),
  type: z.enum(types),
});

export type ReadingSettings = z.infer<typeof settingsSchema>;

/** How books look, for all of them; kept in this browser. */
export const useReadingSettings = keptChoice("hearth-reading", settingsSchema, {
  size: 100,
  width: "medium",
  paper: "page",
  flow: "scroll",
  type: "serif",
});

export function resized(settings: ReadingSettings, by: number): ReadingSettings {
  const size = Math.min(Math.max(settings.size + by, sizes.smallest), sizes.largest);
  return { ...settings, size };
}

/** Letters in a line. */
export const measures = { narrow: 46, medium: 60, wide: 84 } satisfies Record<
  ReadingSettings["width"],
  number
>;
