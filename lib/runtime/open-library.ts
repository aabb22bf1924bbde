import { join, resolve } from "node:path";
import type { Database } from "#lib/db";
import type { ServerEnv } from "#lib/env";
import type { Events } from "#lib/events";
import { openKnowledge } from "#lib/knowledge";
import type { Log } from "#lib/log";
import { openReaders } from "#lib/readers";
import { openShelf, type Shelf } from "#lib/shelf";
import { openQuestionEmbedder } from "./question-embedder.ts";

export interface LibraryPorts {
  readonly env: ServerEnv;
  readonly log: Log;
  readonly db: Database;
  readonly events: Events;
}

/** Opens the shelf with the machines it needs: nothing of them runs before it is first used. */
export async function openLibrary({ env, log, db, events }: LibraryPorts): Promise<Shelf> {
  await using opened = new AsyncDisposableStack();
  const data = resolve(env.DATA_DIR);
  const { embed } = opened.use(openQuestionEmbedder({ db, log }));
  const dir = join(data, "library-index");
  const knowledge = opened.use(openKnowledge({ dir, embedQuery: embed, log }));
  const readers = opened.use(await openReaders({ log }));
  const dirs = {
    library: join(data, "library"),
    pictures: join(data, "library-pictures"),
    temporary: join(data, "temporary"),
  };
  const shelf = opened.use(await openShelf({ db, events, knowledge, readers, dirs, log }));
  const closing = opened.move();
  return { ...shelf, [Symbol.asyncDispose]: () => closing.disposeAsync() };
}
