import { parseArgs } from "node:util";
import { openDatabase } from "#lib/db";
import { readRecording, record, replay, stateOfRows } from "#lib/events";
import { sameState, type ConversationState } from "#lib/tree";

/**
 * Replays a recorded journal through the reducer of the page and says what it comes to. With a
 * database and a conversation it records the journal first, and compares what it comes to with the
 * rows; nobody may write to the conversation meanwhile.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { database: { type: "string" }, conversation: { type: "string" } },
});
const [path] = positionals;
const { database, conversation } = values;
if (path === undefined || (database === undefined) !== (conversation === undefined)) {
  console.error(
    "npm run bench:journal -- journal.ndjson [--database postgres://… --conversation id]",
  );
  process.exit(1);
}

let rows: ConversationState | undefined;
if (database !== undefined && conversation !== undefined) {
  await using db = await openDatabase(database, { log: { info: () => undefined } });
  const read = async (id: string, range: { after: number; limit: number }) =>
    (await db.journal.read(id, range))?.events ?? [];
  await record({ read }, conversation, path);
  rows = await stateOfRows(db, conversation);
}
const startedAt = performance.now();
const state = await replay(readRecording(path));
if (state === undefined) throw new Error("The journal has lost its beginning: it was pruned.");
const { seq, nodes, live, conversation: about } = state;
console.log({
  conversation: about.id,
  events: seq,
  messages: nodes.size,
  beingWritten: live.size,
  replayMs: Math.round(performance.now() - startedAt),
  ...(rows !== undefined && { sameAsRows: sameState(state, rows) }),
});
