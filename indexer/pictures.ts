import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** Where the covers and images of books are kept, a folder a book, and one for the book being read. */
export class Pictures {
  readonly #dir: string;
  readonly #incoming: string;

  constructor(dir: string) {
    this.#dir = dir;
    this.#incoming = join(dir, ".incoming");
  }

  /** An empty folder for a reader to write into. */
  async makeIncoming(): Promise<string> {
    await rm(this.#incoming, { recursive: true, force: true });
    await mkdir(this.#incoming, { recursive: true, mode: 0o700 });
    return this.#incoming;
  }

  /** Puts what a reader wrote in the place of what was there. */
  async keep(documentId: string, hasSome: boolean): Promise<void> {
    await this.remove([documentId]);
    if (hasSome) await rename(this.#incoming, join(this.#dir, documentId));
  }

  async remove(documentIds: readonly string[]): Promise<void> {
    for (const id of documentIds) {
      await rm(join(this.#dir, id), { recursive: true, force: true });
    }
  }

  /** Leaves nothing of books that are not there any more. */
  async removeAllBut(documentIds: readonly string[]): Promise<void> {
    const kept = new Set(documentIds);
    const there = await readdir(this.#dir).catch(() => []);
    await this.remove(there.filter((name) => !kept.has(name)));
  }
}
