import type { KnowledgeAnswer } from "./contract.ts";
import type { SearchRequest } from "./search/query.ts";

/** To the search process. */
export interface ToSearch {
  readonly id: number;
  readonly request: SearchRequest;
}

/** From it. */
export type FromSearch =
  | { readonly id: number; readonly answer: KnowledgeAnswer }
  | { readonly id: number; readonly failure: string };

/** What the process says was written by us, so that only its outline is looked at. */
export function isFromSearch(message: unknown): message is FromSearch {
  if (typeof message !== "object" || message === null || !("id" in message)) return false;
  return "answer" in message || "failure" in message;
}
