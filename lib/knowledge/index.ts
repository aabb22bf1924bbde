/**
 * Finds passages by word and by meaning, in LanceDB, which runs in a child process. It knows places,
 * not books or people; only the indexer opens writer/. Start reading at contract.ts.
 */
export type { EmbedQuery, Knowledge, KnowledgeHit, SearchMode } from "./contract.ts";
export { openKnowledge } from "./open-knowledge.ts";
export { highlight } from "./words/highlight.ts";
export { parseQuery } from "./words/parse-query.ts";
