import type { Database } from "#lib/db";
import type { LibraryStatus } from "#lib/protocol";

/** Longer than two of the indexer's heartbeats: one that was late is no death. */
const silenceMs = 45_000;

/** What there is, counted from the rows, and what the indexer last said of itself. */
export async function readStatus(db: Database, now = new Date()): Promise<LibraryStatus> {
  const [totals, said, isPaused] = await Promise.all([
    db.libraryTexts.totals(),
    db.settings.find("library-status"),
    db.settings.find("library-paused"),
  ]);
  const isRunning = said !== undefined && Math.abs(now.getTime() - Date.parse(said.at)) < silenceMs;
  return {
    ...totals,
    isRunning,
    isPaused: isPaused ?? false,
    problem: said?.problem ?? null,
    folders: said?.folders ?? [],
    rate: isRunning ? said.rate : null,
    secondsLeft: isRunning ? said.secondsLeft : null,
    embeddingModel: said?.embeddingModel ?? null,
    rebuilding: said?.rebuilding ?? null,
  };
}
