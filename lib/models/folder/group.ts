import type { FoundFile } from "./scan.ts";

/** The files that make one model: one, or the parts of a split one in order. */
export interface ModelFiles {
  /** Without the ending and without the number of the part. */
  readonly name: string;
  readonly parts: readonly FoundFile[];
  /** How many there should be. */
  readonly partCount: number;
  readonly missingParts: readonly number[];
}

const partName = /^(.+)-(\d{5})-of-(\d{5})\.gguf$/i;

/** Puts the parts of split models (`name-00001-of-00003.gguf`) together. */
export function group(files: readonly FoundFile[]): ModelFiles[] {
  const models = new Map<string, FoundFile[]>();
  for (const file of files) {
    const [, name, , count] = partName.exec(file.fileName) ?? [];
    const key = [file.shipped, ...file.folders, name ?? file.fileName, count ?? ""].join("/");
    models.set(key, [...(models.get(key) ?? []), file]);
  }
  return [...models.values()].map(together);
}

function together(parts: readonly FoundFile[]): ModelFiles {
  const numbered = parts.map((file) => ({ file, match: partName.exec(file.fileName) }));
  const [first] = numbered;
  if (first?.match == null) {
    const name = (first?.file.fileName ?? "").replace(/\.gguf$/i, "");
    return { name, parts, partCount: 1, missingParts: [] };
  }
  const partCount = Number(first.match[3]);
  const present = new Set(numbered.map(({ match }) => Number(match?.[2])));
  const missingParts: number[] = [];
  // A name may claim 99 999 parts; the first few missing ones say enough.
  for (let number = 1; number <= partCount && missingParts.length < 3; number++) {
    if (!present.has(number)) missingParts.push(number);
  }
  return { name: first.match[1] ?? "", parts, partCount, missingParts };
}
