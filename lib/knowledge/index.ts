/**
 * Finds passages by word and by meaning, in LanceDB, which runs in a child process. It knows places,
 * not books or people; only the indexer opens writer/. Start reading at contract.ts.
 */
export type {
  EmbedQuery,
  Knowledge,
  KnowledgeAnswer,
  KnowledgeHit,
  KnowledgeOptions,
  KnowledgeQuery,
  SearchMode,
} from "./contract.ts";
