import { isAbsolute } from "node:path";
import { AppError } from "#lib/errors";

/** The table of the words of every passage. */
export const wordsTable = "words";

const vectorsPrefix = "vectors-";
const idForm = /^[0-9a-z][0-9a-z_-]{0,127}$/i;
const tableForm = /^[0-9a-z][0-9a-z_-]{0,99}$/i;

/** The table of the vectors that one embedding model has made. @throws AppError `bad-input` */
export function vectorsTable(name: string): string {
  if (!tableForm.test(name)) throw new AppError("bad-input", "That is no name of a table.");
  return vectorsPrefix + name;
}

/** The name that `vectorsTable` was given; undefined for other tables. */
export function vectorsName(table: string): string | undefined {
  return table.startsWith(vectorsPrefix) ? table.slice(vectorsPrefix.length) : undefined;
}

/**
 * A condition that a column is one of these ids. Ids become part of an expression that LanceDB reads,
 * so only letters, digits, `-` and `_` are let through.
 *
 * @throws AppError `bad-input`
 */
export function isOneOf(column: "id" | "documentId", ids: readonly string[]): string {
  if (ids.length === 0) return "false";
  for (const id of ids) requireId(id);
  return `${column} IN (${ids.map((id) => `'${id}'`).join(", ")})`;
}

/** @throws AppError `bad-input` */
export function requireId(id: string): void {
  if (!idForm.test(id)) throw new AppError("bad-input", "That is no id of the index.");
}

/** LanceDB takes a bare name for an address in a cloud, so anything but an absolute path is refused. */
export function requireFolder(dir: string): string {
  if (isAbsolute(dir) && !dir.includes("\0")) return dir;
  throw new AppError("bad-input", "The folder of the index must be an absolute path.");
}
