import type { Database } from "#lib/db";
import type { Events } from "#lib/events";
import type { Knowledge } from "#lib/knowledge";
import type { Log } from "#lib/log";
import type { Readers } from "#lib/readers";

/** Absolute paths; each is made when it is not there. */
export interface ShelfDirs {
  /** The watched folder that is Hearth's own, where added files go. */
  readonly library: string;
  /** A folder a book, with its cover and images; the indexer writes it. */
  readonly pictures: string;
  /** For files that come with messages, while they are read. */
  readonly temporary: string;
}

/** The machines that the shelf works with. */
export interface ShelfPorts {
  readonly db: Database;
  readonly events: Pick<Events, "tell">;
  readonly knowledge: Knowledge;
  readonly readers: Readers;
  readonly dirs: ShelfDirs;
  readonly log: Log;
}
