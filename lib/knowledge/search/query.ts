/** A query as the search process gets it: JSON. */
export interface SearchRequest {
  readonly text: string;
  /** True when quotes and minus signs mean nothing in the text. */
  readonly isQuestion: boolean;
  readonly documentIds: readonly string[] | undefined;
  readonly languages: readonly string[];
  readonly limit: number;
  readonly mode: "hybrid" | "words" | "meaning";
  readonly mostOfOne: number | undefined;
  /** The vector of the question and the table whose vectors compare with it. */
  readonly meaning:
    | {
        readonly table: string;
        readonly vector: readonly number[];
        readonly languages: readonly string[] | undefined;
        /** The cosine of a text that has nothing to do with the question. */
        readonly unrelated: number;
      }
    | undefined;
}
