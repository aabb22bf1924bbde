import { extname } from "node:path";

const extensions = new Set([
  ".epub",
  ".htm",
  ".html",
  ".markdown",
  ".md",
  ".pdf",
  ".text",
  ".txt",
  ".xhtml",
]);

/** What systems, editors, downloads and synchronisers leave beside the files of people. */
const passing = [
  /^\./,
  /^~/,
  /~$/,
  /^#.*#$/,
  /\.sync-conflict-/i,
  /\((?:.*'s )?conflicted copy/i,
  /^thumbs\.db$/i,
  /^desktop\.ini$/i,
];
const passingFolders = new Set([
  "__macosx",
  "@eadir",
  "$recycle.bin",
  "lost+found",
  "system volume information",
]);

/** Whether a file may be a book, by its name alone. */
export function isBookName(name: string): boolean {
  return extensions.has(extname(name).toLowerCase()) && !isPassing(name);
}

export function isBookFolder(name: string): boolean {
  return !isPassing(name) && !passingFolders.has(name.toLowerCase());
}

function isPassing(name: string): boolean {
  return passing.some((pattern) => pattern.test(name));
}
