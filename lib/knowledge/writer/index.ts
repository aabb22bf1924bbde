/**
 * The one way to change the index. Only the indexer and tests of it come in here, one at a time.
 * Start reading at contract.ts, then open-writer.ts.
 */
export type { KnowledgeWriter, NewPassage, NewVector } from "./contract.ts";
export { openKnowledgeWriter } from "./open-writer.ts";
