import type { InstalledModel } from "#lib/protocol";
import type { CatalogEntry } from "../catalog/catalog-schema.ts";
import type { HeaderCheck } from "../gguf/index.ts";
import type { ModelFiles } from "./group.ts";

export interface DescribeOptions {
  readonly id: string;
  readonly files: ModelFiles;
  readonly check: HeaderCheck;
  readonly entry: CatalogEntry | undefined;
}

/** Puts what the file system, the header and the catalog know of a model into one description. */
export function describe({ id, files, check, entry }: DescribeOptions): InstalledModel {
  const { facts } = check;
  const modifiedMs = Math.max(...files.parts.map((part) => part.modifiedMs));
  return {
    id,
    title: entry?.title ?? titleOf(files.name, facts?.name),
    kind: entry?.kind ?? facts?.kind ?? "chat",
    fileName: files.parts[0]?.fileName ?? "",
    sizeBytes: files.parts.reduce((sum, part) => sum + part.sizeBytes, 0),
    problem: check.problem ?? null,
    architecture: facts?.architecture ?? null,
    quantisation: facts?.quantisation ?? null,
    parameters: facts?.parameters ?? null,
    trainedContext: facts?.trainedContext ?? null,
    licence: entry?.licence ?? null,
    preset: presetOf(entry),
    shipped: files.parts.some((part) => part.shipped),
    createdAt: Math.floor(modifiedMs / 1000),
  };
}

function presetOf(entry: CatalogEntry | undefined): InstalledModel["preset"] {
  if (entry?.preset === undefined) return null;
  return { ...entry.preset, system: entry.preset.system ?? null };
}

const maxTitleLength = 80;

/**
 * The name inside the file, if the file's own name agrees with it: people know the file they put
 * there, and many files carry a name like “Storage” or “Model” inside.
 */
function titleOf(fileName: string, inner: string | undefined): string {
  const clean = (inner ?? "").replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, " ").trim();
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const agrees =
    clean.length <= maxTitleLength &&
    letters(clean) !== "" &&
    letters(fileName).includes(letters(clean));
  return agrees ? clean : fileName;
}
