/**
 * The journal of every conversation: what happens is stored, then told to all who follow, in this
 * and every other web process. It knows Postgres, nothing of models or of HTTP. Start reading at
 * contract.ts, then journal.ts and subscription.ts.
 */
export type { Append, Events } from "./contract.ts";
export { openEvents } from "./open-events.ts";
export { RunWriter } from "./run-writer.ts";
export { storeRunEnd, type EndOfRun } from "./store-run-end.ts";
export { readJournal, readRecording, record, replay } from "./recording.ts";
export { stateOfRows } from "./state-of-rows.ts";
