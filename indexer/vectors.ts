import type { StepPorts } from "./ports.ts";

/** Which table of vectors serves: the one that is filled, or the one before until that is full. */
export class Vectors {
  readonly #ports: StepPorts;

  constructor(ports: StepPorts) {
    this.#ports = ports;
  }

  /** Where nothing serves yet, what is filled does at once. */
  async open(): Promise<void> {
    if ((await this.#serving()) === undefined) await this.#serve();
  }

  /** How far another model's vectors are; undefined when nothing is being changed. */
  async rebuilding(): Promise<{ done: number; total: number } | undefined> {
    const { db, meaning } = this.#ports;
    const serving = await this.#serving();
    if (meaning === undefined || serving === undefined || serving === meaning.table)
      return undefined;
    const { embedded, passages } = await db.libraryVectors.figures(meaning.table);
    return { done: embedded, total: passages };
  }

  /** Every passage has its vector: from now on they serve, and those of other models go. */
  async complete(): Promise<void> {
    const { meaning, writer, log } = this.#ports;
    if (meaning === undefined) return;
    const before = await this.#serving();
    if (before !== meaning.table) {
      await this.#serve();
      log.info({ table: meaning.table }, "vectors of another model serve");
    }
    for (const table of await writer.tables()) {
      if (table !== meaning.table) await writer.dropTable(table);
    }
  }

  async #serving(): Promise<string | undefined> {
    return (await this.#ports.db.settings.find("library-vectors"))?.table;
  }

  async #serve(): Promise<void> {
    const { db, meaning, notices } = this.#ports;
    if (meaning === undefined) return;
    const { table, modelPath } = meaning;
    await db.settings.set("library-vectors", { table, modelPath });
    notices.status();
  }
}
