import { basename, extname } from "node:path";
import type { FilePlace, HashOwner, ManifestChanges, ManifestFile, SeenFile } from "#lib/db";

/** One name for a file, as long as no folder's path holds a NUL, which none can. */
export function keyOf({ root, path }: FilePlace): string {
  return `${root}\0${path}`;
}

/** How the disk differs from the manifest. */
export interface Differences {
  /** To be hashed, those whose place nobody knew first: a file that moved is found before its old place is given up. */
  readonly differing: readonly SeenFile[];
  readonly vanished: readonly FilePlace[];
}

export interface Disk {
  readonly files: readonly SeenFile[];
  /** Of what cannot be seen at this moment nothing is concluded. */
  readonly isUnknown: (place: FilePlace) => boolean;
}

/** Compares by size and time alone; nothing is opened for it. */
export function compare(manifest: readonly ManifestFile[], disk: Disk): Differences {
  const known = new Map(manifest.map((file) => [keyOf(file), file]));
  const seen = new Set(disk.files.map(keyOf));
  const isFresh = (file: SeenFile) => !known.has(keyOf(file));
  const isChanged = (file: SeenFile) => {
    const before = known.get(keyOf(file));
    if (before === undefined) return false;
    return before.sizeBytes !== file.sizeBytes || before.modifiedMs !== file.modifiedMs;
  };
  return {
    differing: [...disk.files.filter(isFresh), ...disk.files.filter(isChanged)],
    vanished: manifest.filter((file) => !seen.has(keyOf(file)) && !disk.isUnknown(file)),
  };
}

export interface HashedFile {
  readonly file: SeenFile;
  readonly hash: string;
}

export interface PlanInput {
  readonly hashed: readonly HashedFile[];
  readonly manifest: readonly ManifestFile[];
  /** The books that have these hashes. */
  readonly owners: ReadonlyMap<string, HashOwner>;
  readonly vanished: readonly FilePlace[];
}

type Plan = Pick<ManifestChanges, "create" | "edit" | "adopt" | "restore">;

/**
 * Decides which book each hashed file holds: a known one with the same bytes; the one that lay in
 * its place, when its bytes are nowhere else; or a new one.
 */
export function plan({ hashed, manifest, owners, vanished }: PlanInput): Plan {
  const before = new Map(manifest.map((file) => [keyOf(file), file]));
  const left = booksThatKeepAFile({ hashed, manifest, owners, vanished });
  const steps: { [Name in keyof Plan]: Plan[Name][number][] } = {
    create: [],
    edit: [],
    adopt: [],
    restore: [],
  };
  for (const [hash, same] of Map.groupBy(hashed, (one) => one.hash)) {
    const files = same.map(({ file }) => file);
    const owner = owners.get(hash);
    if (owner !== undefined) {
      for (const file of files) steps.adopt.push({ documentId: owner.documentId, file });
      if (owner.isRemoved && isAddedAnew(owner, files, { before, vanished, manifest }))
        steps.restore.push(owner.documentId);
      continue;
    }
    const edited = files
      .map((file) => before.get(keyOf(file))?.documentId)
      .find((id) => id !== undefined && id !== null && !left.has(id));
    if (edited === undefined || edited === null) {
      steps.create.push({ hash, title: titleOf(files[0]), files });
    } else {
      left.add(edited);
      steps.edit.push({ documentId: edited, hash, files });
    }
  }
  return steps;
}

/** Books whose bytes are still somewhere, so that they cannot have become other bytes. */
function booksThatKeepAFile({ hashed, manifest, owners, vanished }: PlanInput): Set<string> {
  const different = new Set([...vanished, ...hashed.map(({ file }) => file)].map(keyOf));
  const unmoved = manifest.filter((file) => !different.has(keyOf(file)));
  const found = hashed.flatMap(({ hash }) => owners.get(hash)?.documentId ?? []);
  return new Set([...found, ...unmoved.flatMap(({ documentId }) => documentId ?? [])]);
}

interface Known {
  readonly before: ReadonlyMap<string, ManifestFile>;
  readonly manifest: readonly ManifestFile[];
  readonly vanished: readonly FilePlace[];
}

/** A removed book comes back when somebody puts it in again, not when its file is only moved. */
function isAddedAnew(
  { documentId }: HashOwner,
  files: readonly SeenFile[],
  { before, manifest, vanished }: Known,
): boolean {
  const gone = new Set(vanished.map(keyOf));
  const hasMoved = manifest.some((file) => file.documentId === documentId && gone.has(keyOf(file)));
  return !hasMoved && files.some((file) => before.get(keyOf(file))?.documentId !== documentId);
}

/** Until the book itself says what it is called. */
function titleOf(file: SeenFile | undefined): string {
  const name = basename(file?.path ?? "");
  return basename(name, extname(name)).replaceAll("_", " ").trim() || name;
}
