import type { Database, FilePlace, ManifestChanges, ManifestFile, SeenFile } from "#lib/db";
import type { IndexerStatus } from "#lib/db";
import type { Log } from "#lib/log";
import type { Folder } from "./folders.ts";
import { hashFile, type Hashed } from "./hash-file.ts";
import { lookAt, type Look } from "./look.ts";
import { compare, keyOf, plan } from "./plan.ts";
import { ripen, type Difference, type Sighting } from "./ripen.ts";

export interface WatcherOptions {
  readonly db: Database;
  readonly folders: readonly Folder[];
  readonly passOver: readonly string[];
  readonly log: Log;
  /** Books that are new or different, whose rows say so already. */
  readonly onChange: (documentIds: readonly string[]) => Promise<void>;
  /** How long a file has to look the same; default 700 ms. */
  readonly settleMs?: number | undefined;
}

/** Hashed before the first of them are handed on: thousands must not wait for the last. */
const portion = 64;
const hashesAtOnce = 4;

/** Brings the manifest to what lies on the disk, a look at a time. */
export class Watcher {
  readonly #options: WatcherOptions;
  readonly #settleMs: number;
  #sightings: ReadonlyMap<string, Sighting> = new Map();
  #isThere = new Map<string, boolean>();
  #refused = 0;
  #isFirst = true;

  constructor(options: WatcherOptions) {
    this.#options = options;
    this.#settleMs = options.settleMs ?? 700;
  }

  /**
   * Looks once. Answers after how many milliseconds it should look again because something has not
   * settled yet; undefined when all has.
   */
  async look(signal: AbortSignal): Promise<number | undefined> {
    const { db, folders, passOver } = this.#options;
    const looks = new Map<string, Look>();
    for (const { path } of folders) looks.set(path, await lookAt(path, { passOver, signal }));
    const manifest = await db.libraryManifest.listFiles();
    await this.#noteFolders(looks, manifest);
    const files = [...looks.values()].flatMap((look) => look.files);
    const isUnknown = (place: FilePlace) => this.#isUnknown(place, looks.get(place.root));
    const { differing, vanished } = compare(this.#believed(manifest), { files, isUnknown });
    const ripe = this.#ripen(differing, vanished);

    const settled = differing.filter((file) => ripe.has(keyOf(file)));
    const gone = vanished.filter((place) => ripe.has(keyOf(place)));
    const isAllSettled = await this.#takeAll(settled, gone, signal);
    await this.#takeRefused(looks, manifest);
    if (this.#isFirst || settled.length + gone.length > 0) {
      const now = await db.libraryManifest.listFiles();
      this.#refused = now.filter(({ documentId }) => documentId === null).length;
    }
    this.#isFirst = false;
    return this.#sightings.size > 0 || !isAllSettled ? this.#settleMs : undefined;
  }

  /** The folders as they were at the last look, and what hinders in a sentence. */
  status(): Pick<IndexerStatus, "folders" | "problem"> {
    const folders = this.#options.folders.map(({ path, isOwn }) => ({
      path,
      isOwn,
      isThere: this.#isThere.get(path) ?? true,
    }));
    return { folders, problem: this.#problem(folders) };
  }

  #problem(folders: IndexerStatus["folders"]): string | null {
    const missing = folders.filter(({ isThere }) => !isThere).map(({ path }) => path);
    if (missing.length > 0)
      return `${missing.join(", ")} is not there at the moment. Its books stay; they can be read again when it is back.`;
    if (this.#refused > 0)
      return `${this.#refused} ${this.#refused === 1 ? "file" : "files"} could not be opened. Check who they belong to, and that they are not links to elsewhere.`;
    return null;
  }

  /** At the first look those are tried again that could not be read the last time. */
  #believed(manifest: readonly ManifestFile[]): readonly ManifestFile[] {
    return this.#isFirst ? manifest.filter(({ documentId }) => documentId !== null) : manifest;
  }

  /** Where a disk was mounted there is an empty folder now, and another than before: nothing was deleted. */
  async #noteFolders(looks: ReadonlyMap<string, Look>, manifest: readonly ManifestFile[]) {
    const { db, log } = this.#options;
    const known = (await db.settings.find("library-folders")) ?? {};
    const now: Record<string, string> = {};
    for (const [path, { isThere, identity, files }] of looks) {
      const before = known[path];
      const isOther = before !== undefined && identity !== undefined && before !== identity;
      const held = manifest.some(({ root }) => root === path);
      const isReal = isThere && !(isOther && files.length === 0 && held);
      if (isReal !== (this.#isThere.get(path) ?? true))
        log.warn({ folder: path, isThere: isReal }, "a folder of books came or went");
      this.#isThere.set(path, isReal);
      const remembered = isReal ? identity : before;
      if (remembered !== undefined) now[path] = remembered;
    }
    if (JSON.stringify(now) !== JSON.stringify(known))
      await db.settings.set("library-folders", now);
  }

  #ripen(differing: readonly SeenFile[], vanished: readonly FilePlace[]): ReadonlySet<string> {
    const differences: Difference[] = [
      ...differing.map((file) => ({
        key: keyOf(file),
        looks: `${file.sizeBytes} ${file.modifiedMs}`,
        modifiedMs: file.modifiedMs,
      })),
      ...vanished.map((place) => ({ key: keyOf(place), looks: "gone", modifiedMs: undefined })),
    ];
    const options = { nowMs: Date.now(), settleMs: this.#settleMs };
    const { ripe, sightings } = ripen(differences, this.#sightings, options);
    this.#sightings = sightings;
    return ripe;
  }

  async #takeAll(
    files: readonly SeenFile[],
    gone: readonly FilePlace[],
    signal: AbortSignal,
  ): Promise<boolean> {
    let isAllSettled = true;
    for (let start = 0; start < files.length; start += portion) {
      const hashed = await hashAll(files.slice(start, start + portion), signal);
      this.#options.log.info({ files: hashed.length }, "files hashed");
      isAllSettled &&= hashed.every(({ outcome }) => outcome !== "unsettled");
      await this.#apply(hashed, gone);
    }
    if (gone.length > 0) await this.#change({ ...nothing, detach: gone });
    return isAllSettled;
  }

  async #apply(looked: readonly Hashed[], gone: readonly FilePlace[]): Promise<void> {
    const hashed = looked.filter((one) => one.outcome === "hashed");
    const { libraryManifest } = this.#options.db;
    const owners = await libraryManifest.listOwners(hashed.map(({ hash }) => hash));
    const manifest = await libraryManifest.listFiles();
    const refuse = looked.filter((one) => one.outcome === "refused");
    await this.#change({
      ...plan({ hashed, manifest, owners, vanished: gone }),
      refuse,
      detach: [],
    });
  }

  async #change(changes: ManifestChanges): Promise<void> {
    const { db, onChange } = this.#options;
    const ids = await db.transaction(({ libraryManifest }) => libraryManifest.apply(changes));
    await onChange(ids);
  }

  /** Links that lead out of a folder are said, once each. */
  async #takeRefused(looks: ReadonlyMap<string, Look>, manifest: readonly ManifestFile[]) {
    const refused = [...looks.values()].flatMap((look) => look.refused);
    const known = new Set(
      manifest.filter(({ documentId }) => documentId === null).map((file) => keyOf(file)),
    );
    const refuse = refused.filter(({ file }) => !known.has(keyOf(file)));
    if (refuse.length > 0) await this.#change({ ...nothing, refuse });
  }

  /** Of a folder that was not configured any more everything is known: there is nothing. */
  #isUnknown({ root, path }: FilePlace, look: Look | undefined): boolean {
    if (look === undefined) return false;
    return (
      this.#isThere.get(root) !== true ||
      look.unknown.some((folder) => path.startsWith(folder)) ||
      look.refused.some(({ file }) => file.path === path)
    );
  }
}

const nothing: ManifestChanges = {
  create: [],
  edit: [],
  adopt: [],
  restore: [],
  refuse: [],
  detach: [],
};

async function hashAll(files: readonly SeenFile[], signal: AbortSignal): Promise<Hashed[]> {
  const hashed: Hashed[] = [];
  for (let start = 0; start < files.length; start += hashesAtOnce) {
    const some = files.slice(start, start + hashesAtOnce);
    hashed.push(...(await Promise.all(some.map((file) => hashFile(file, signal)))));
  }
  return hashed;
}
