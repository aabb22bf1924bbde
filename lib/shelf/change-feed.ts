import { libraryChannel, libraryNoticeSchema, type LibraryNotice, type Presence } from "#lib/db";
import type { HouseEvent } from "#lib/protocol";
import { asShown } from "./documents.ts";
import type { ShelfPorts } from "./ports.ts";
import { readStatus } from "./read-status.ts";

/** At most twice a second, however fast the indexer works. */
const pauseMs = 500;
/** How often a silent indexer is looked for: nobody tells of a process that died. */
const usualLookMs = 15_000;
/** Books named in one event; with more, whoever listens asks for the list. */
const mostNamed = 100;

type LibraryChanged = Extract<HouseEvent, { type: "library.changed" }>;

/** Hears what the indexer and other web processes did and tells the pages, gathered. */
export class ChangeFeed implements AsyncDisposable {
  readonly #ports: ShelfPorts;
  readonly #changed = new Set<string>();
  readonly #removed = new Set<string>();
  #isAll = false;
  #hasNews = false;
  #isRunning = false;
  #pause: NodeJS.Timeout | undefined;
  #look: NodeJS.Timeout | undefined;
  #telling: Promise<void> | undefined;
  #isClosed = false;
  #ear: Presence | undefined;

  constructor(ports: ShelfPorts) {
    this.#ports = ports;
  }

  async open({ lookMs = usualLookMs } = {}): Promise<this> {
    this.#ear = await this.#ports.db.openPresence({
      channel: libraryChannel,
      onNotice: (payload) => this.#hear(readNotice(payload)),
      onReturn: () => this.#hear({ about: "all" }),
    });
    this.#look = setInterval(() => void this.#lookForSilence(), lookMs).unref();
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#pause);
    clearInterval(this.#look);
    await this.#ear?.[Symbol.asyncDispose]();
    await this.#telling;
  }

  #hear(notice: LibraryNotice | undefined) {
    if (notice === undefined || notice.about === "wish" || this.#isClosed) return;
    if (notice.about === "all") this.#isAll = true;
    if (notice.about === "documents") this.#gather(notice.ids, notice.removed);
    this.#hasNews = true;
    // What comes soon after the last was told is told together.
    if (this.#pause === undefined) this.#tellNow();
  }

  #gather(ids: readonly string[], removed: readonly string[]) {
    for (const id of ids) this.#changed.add(id);
    for (const id of removed) this.#removed.add(id);
    if (this.#changed.size + this.#removed.size > mostNamed) this.#isAll = true;
  }

  #tellNow() {
    this.#hasNews = false;
    this.#telling = this.#tellOrWarn();
    this.#pause = setTimeout(() => void this.#afterPause(), pauseMs).unref();
  }

  async #afterPause() {
    await this.#telling;
    this.#pause = undefined;
    if (this.#hasNews && !this.#isClosed) this.#tellNow();
  }

  async #tellOrWarn() {
    try {
      await this.#tell();
    } catch (error) {
      // The next notice, or the next look, makes up for it.
      this.#isAll = true;
      this.#ports.log.warn({ err: error }, "changes of the library not told");
    }
  }

  async #tell() {
    const { db, dirs, events } = this.#ports;
    const { isAll, ids, removed } = this.#take();
    const [status, stored] = await Promise.all([readStatus(db), db.library.listOf(ids)]);
    const found = new Set(stored.map(({ id }) => id));
    // One that was changed and is not found has been removed since.
    const gone = new Set([...removed, ...ids].filter((id) => !found.has(id)));
    this.#isRunning = status.isRunning;
    events.tell({
      type: "library.changed",
      status,
      documents: stored.map((document) => asShown(document, dirs.library)),
      removedIds: [...gone],
      isAll,
    } satisfies LibraryChanged);
  }

  #take() {
    const isAll = this.#isAll;
    const ids = isAll ? [] : [...this.#changed, ...this.#removed];
    const removed = isAll ? [] : [...this.#removed];
    this.#isAll = false;
    this.#changed.clear();
    this.#removed.clear();
    return { isAll, ids, removed };
  }

  async #lookForSilence() {
    if (!this.#isRunning && !this.#isAll) return;
    try {
      const { isRunning } = await readStatus(this.#ports.db);
      if (!isRunning || this.#isAll) this.#hear({ about: "status" });
    } catch {
      // A database that does not answer is told of by whoever needs it.
    }
  }
}

function readNotice(payload: string): LibraryNotice | undefined {
  try {
    // Another release may speak through the same database.
    return libraryNoticeSchema.safeParse(JSON.parse(payload)).data;
  } catch {
    return undefined;
  }
}
