/**
 * The one way to change the index. Only the indexer and tests of it come in here, one at a time.
 * Start reading at contract.ts.
 */
export type { KnowledgeWriter, NewPassage, NewVector } from "./contract.ts";
