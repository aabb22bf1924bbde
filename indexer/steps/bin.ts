import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import type { FilePlace, SeenFile } from "#lib/db";

/** Where files lie that a person took out of Hearth's own folder, until they are purged. */
export class Bin {
  readonly #dir: string;
  readonly #ownFolder: string;

  constructor(options: { readonly dir: string; readonly ownFolder: string }) {
    this.#dir = options.dir;
    this.#ownFolder = options.ownFolder;
  }

  isOwn({ root }: FilePlace): boolean {
    return root === this.#ownFolder;
  }

  /** A file that is gone already counts as moved. */
  async take(documentId: string, { root, path }: FilePlace): Promise<void> {
    const place = join(this.#dir, documentId, path);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(join(root, path), place).catch(passMissing);
  }

  /** Books that have files here. */
  async list(): Promise<string[]> {
    return await readdir(this.#dir).catch(() => []);
  }

  /**
   * Says where the files of a book will lie again, beside what has taken their names meanwhile;
   * `putBack` moves them there.
   */
  async placesFor(
    documentId: string,
  ): Promise<{ readonly from: string; readonly file: SeenFile }[]> {
    const own = join(this.#dir, documentId);
    const entries = await readdir(own, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile());
    const places = [];
    for (const entry of files) {
      const from = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = await stat(from);
      const path = await this.#freePath(from.slice(own.length + 1));
      const file = { root: this.#ownFolder, path, sizeBytes: size, modifiedMs: mtimeMs };
      places.push({ from, file });
    }
    return places;
  }

  async putBack(from: string, { root, path }: FilePlace): Promise<void> {
    await mkdir(dirname(join(root, path)), { recursive: true, mode: 0o700 });
    await rename(from, join(root, path));
  }

  async empty(documentId: string): Promise<void> {
    await rm(join(this.#dir, documentId), { recursive: true, force: true });
  }

  async #freePath(wanted: string): Promise<string> {
    const end = extname(wanted);
    const beginning = wanted.slice(0, wanted.length - end.length);
    for (let number = 1; ; number += 1) {
      const path = number === 1 ? wanted : `${beginning} (${number})${end}`;
      const isTaken = await stat(join(this.#ownFolder, path)).then(
        () => true,
        () => false,
      );
      if (!isTaken) return path;
    }
  }
}

function passMissing(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
