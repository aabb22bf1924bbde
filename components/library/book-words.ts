import type { LibraryDocument } from "#lib/protocol";
import { count } from "../text/amounts.ts";

/** Where a book stands, in a few words; undefined when all of it can be found and nothing needs saying. */
export function stateWords(book: LibraryDocument): string | undefined {
  switch (book.state) {
    case "queued":
      return "Waiting to be read";
    case "reading":
      return "Being read";
    case "text-ready":
      return `Text ready, ${count(book.embedded)} of ${count(book.passages)} passages embedded`;
    case "failed":
      return "Could not be read";
    case "ready":
      return undefined;
  }
}

/** How far a book is, 0 to 1; undefined while that cannot be told, or need not. */
export function progressOf({ state, embedded, passages }: LibraryDocument): number | undefined {
  return state === "text-ready" && passages > 0 ? embedded / passages : undefined;
}

/** Whether there is text to open. A book that is read anew keeps what it had until then. */
export function isOpenable({ sections }: LibraryDocument): boolean {
  return sections > 0;
}

/** `Voltaire, Tobias Smollett`; empty for none. */
export function creatorsOf({ creators }: Pick<LibraryDocument, "creators">): string {
  return creators.join(", ");
}

const languageNames = new Intl.DisplayNames(["en"], { type: "language" });

/** `French` for `fr`; the tag itself where it means nothing to the browser. */
export function languageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export const formatNames = {
  epub: "EPUB",
  markdown: "Markdown",
  text: "Plain text",
  html: "HTML",
  pdf: "PDF",
  unknown: "Unknown",
} satisfies Record<LibraryDocument["format"], string>;

export const stateNames = {
  queued: "Waiting",
  reading: "Being read",
  "text-ready": "Being embedded",
  ready: "Ready",
  failed: "Could not be read",
} satisfies Record<LibraryDocument["state"], string>;
