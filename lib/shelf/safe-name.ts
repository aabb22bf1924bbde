import { AppError } from "#lib/errors";

/** What Hearth reads, by the ends of file names. */
const readableEndings: readonly string[] = [
  "epub",
  "md",
  "markdown",
  "txt",
  "text",
  "html",
  "htm",
  "xhtml",
  "pdf",
];

/** Names that Windows keeps for its devices, whatever follows the first point. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;

/** Control characters, and those that turn the direction of what follows or are not seen at all. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** Not in a name on some system that a folder may be copied to. */
const forbidden = /[<>:"|?*\\/]/g;

/** In UTF-8: file systems take 255, and " (2)" and the like must fit behind. */
const mostBytes = 200;

/**
 * A name under which a file may lie in a folder of ours, made from one that anybody gave: its last
 * part only, visible characters, nothing that a system reads in a way of its own.
 *
 * @throws AppError `bad-input` when it does not end like anything that Hearth reads.
 */
export function safeName(given: string): string {
  const last = given.toWellFormed().split(/[\\/]/).at(-1) ?? "";
  const seen = last.normalize("NFC").replaceAll(unseen, "").replaceAll(forbidden, "_").trim();
  const dot = seen.lastIndexOf(".");
  const ending = seen.slice(dot + 1).toLowerCase();
  if (dot === -1 || !readableEndings.includes(ending)) throw notReadable();

  const stem = seen
    .slice(0, dot)
    .replaceAll(/^[\s.~]+|[\s.]+$/g, "")
    .replace(devices, (device) => `_${device}`);
  return `${shortened(stem, mostBytes - ending.length - 1) || "book"}.${ending}`;
}

/** The same name with a number behind it, for when it is taken. */
export function numberedName(name: string, number: number): string {
  if (number === 1) return name;
  const dot = name.lastIndexOf(".");
  return `${name.slice(0, dot)} (${number})${name.slice(dot)}`;
}

function shortened(text: string, limitBytes: number): string {
  if (Buffer.byteLength(text) <= limitBytes) return text;
  let kept = "";
  let sizeBytes = 0;
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, limitBytes))) {
    sizeBytes += Buffer.byteLength(segment);
    if (sizeBytes > limitBytes) break;
    kept += segment;
  }
  return kept.trim();
}

function notReadable(): AppError {
  return new AppError(
    "bad-input",
    `Hearth reads ${readableEndings.map((ending) => `.${ending}`).join(", ")}. Give the file one of these endings.`,
    { facts: { field: "name" } },
  );
}
