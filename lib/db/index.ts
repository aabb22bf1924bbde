/**
 * Keeps what the house must not forget, in Postgres. It knows plain objects and SQL, nothing of
 * runs, models or who is asking. Start reading at open-database.ts.
 */
export {
  libraryChannel,
  libraryNoticeSchema,
  type IndexerStatus,
  type LibraryNotice,
  type LibraryVectors,
} from "./library-line.ts";
export { openDatabase, type Database, type Queries } from "./open-database.ts";
export type { Claim } from "./claim.ts";
export type { Presence } from "./presence.ts";
export type { Place } from "./queries/event-row.ts";
export type {
  FilePlace,
  HashOwner,
  ManifestChanges,
  ManifestFile,
  SeenFile,
} from "./queries/library-manifest.ts";
export type { StepDocument, StoredPassage, StoredReading } from "./queries/library-steps.ts";
export type { WaitingPassage } from "./queries/library-vectors.ts";
export type { Pictures, StoredDocument } from "./queries/library-row.ts";
export type { PlacedPassage } from "./queries/library-texts.ts";
export type { Ending, NewMessage } from "./queries/messages.ts";
export type { RunEnd, StoredRun } from "./queries/runs.ts";
