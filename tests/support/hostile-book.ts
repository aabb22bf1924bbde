import type { ReadProblem } from "#lib/protocol";

export interface HostileBook {
  /** What it tries. */
  readonly name: string;
  readonly file: string;
  readonly bytes: () => Buffer;
  /** Why it is refused, or `read` where it does no harm and can be read. */
  readonly ends: "read" | ReadProblem["code"];
}

/** What every book that can be read says besides its attack. */
export const innocent = "The kettle sings on the stove while it rains.";
export const innocentChapter = { name: "one.xhtml", body: `<h1>Tea</h1><p>${innocent}</p>` };
export const mega = 1024 * 1024;

export function hostileEpub(
  name: string,
  ends: HostileBook["ends"],
  bytes: () => Buffer,
): HostileBook {
  return { name, file: "book.epub", ends, bytes };
}
