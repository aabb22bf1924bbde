import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Dice } from "../../support/dice.ts";

/** Does to a folder of small books what people do, and remembers what is in it. */
export class Keeper {
  /** What every file says, by its path. */
  readonly files = new Map<string, string>();
  /** How often a text was written that nobody had written before. */
  versions = 0;
  readonly #folder: string;
  readonly #roll: Dice;

  constructor(folder: string, roll: Dice) {
    this.#folder = folder;
    this.#roll = roll;
  }

  async act(): Promise<void> {
    const place = this.#roll(10);
    if (place < 4 || this.files.size === 0) await this.add();
    else if (place < 6) await this.edit(this.#any());
    else if (place < 8) await this.move(this.#any());
    else await this.remove(this.#any());
  }

  async add(): Promise<string> {
    const path = this.#freshPath();
    await this.#write(path);
    return path;
  }

  async edit(path: string): Promise<void> {
    await this.#write(path);
  }

  async move(path: string): Promise<void> {
    const to = this.#freshPath();
    const text = this.files.get(path) ?? "";
    await mkdir(dirname(join(this.#folder, to)), { recursive: true });
    await rename(join(this.#folder, path), join(this.#folder, to));
    this.files.delete(path);
    this.files.set(to, text);
  }

  async remove(path: string): Promise<void> {
    await rm(join(this.#folder, path));
    this.files.delete(path);
  }

  async #write(path: string): Promise<void> {
    this.versions += 1;
    const text = `# Note ${this.versions}\n\nThis is what was written the ${this.versions}th time.\n`;
    await mkdir(dirname(join(this.#folder, path)), { recursive: true });
    await writeFile(join(this.#folder, path), text);
    this.files.set(path, text);
  }

  #any(): string {
    const paths = [...this.files.keys()];
    return paths[this.#roll(paths.length)] ?? "";
  }

  #freshPath(): string {
    return `shelf-${this.#roll(4)}/note-${this.versions}-${this.#roll(1_000_000)}.md`;
  }
}
