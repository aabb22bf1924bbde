import { libraryChannel, type Database, type LibraryNotice } from "#lib/db";
import type { Log } from "#lib/log";

const pauseMs = 250;
const mostNamed = 100;

/** Tells the web processes which books are different now, a few times a second at most. */
export class Notices implements AsyncDisposable {
  readonly #db: Pick<Database, "notify">;
  readonly #log: Log;
  readonly #changed = new Set<string>();
  readonly #removed = new Set<string>();
  #hasStatus = false;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();

  constructor(db: Pick<Database, "notify">, log: Log) {
    this.#db = db;
    this.#log = log;
  }

  changed(ids: readonly string[]): void {
    for (const id of ids) this.#changed.add(id);
    this.#soon();
  }

  removed(ids: readonly string[]): void {
    for (const id of ids) {
      this.#changed.delete(id);
      this.#removed.add(id);
    }
    this.#soon();
  }

  status(): void {
    this.#hasStatus = true;
    this.#soon();
  }

  /** Tells what is left. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer);
    this.#flush();
    await this.#sending;
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#flush(), pauseMs);
  }

  #flush(): void {
    this.#timer = undefined;
    for (const notice of this.#take()) {
      this.#sending = this.#sending
        .then(() => this.#db.notify(libraryChannel, JSON.stringify(notice)))
        // Whoever missed it sees the rows at the next one.
        .catch((error: unknown) => this.#log.warn({ err: error }, "a notice was not told"));
    }
  }

  *#take(): Generator<LibraryNotice> {
    const [ids, removed] = [[...this.#changed], [...this.#removed]];
    this.#changed.clear();
    this.#removed.clear();
    const count = ids.length + removed.length;
    if (count > mostNamed) yield { about: "all" };
    else if (count > 0) yield { about: "documents", ids, removed };
    if (this.#hasStatus) yield { about: "status" };
    this.#hasStatus = false;
  }
}
