import type { EngineLog } from "../contract.ts";

/** What an embedding model is, as its file tells. */
export interface EmbedderFacts {
  /** The beginning of the SHA-256 of its file and the release of how it is used: vectors of different keys do not compare. */
  readonly key: string;
  readonly name: string;
  readonly dimensions: number;
  /** Tokens of one text, the marks around it included. */
  readonly contextTokens: number;
  /** BCP 47 of those it was made for, where its name tells; undefined for all. Vectors of others say little. */
  readonly languages?: readonly string[] | undefined;
}

/** What a text is to the model: some are told questions from passages by a prefix. */
export type EmbedRole = "passage" | "query";

export interface EmbedOptions {
  readonly role: EmbedRole;
  /** Texts that may be computed at the same time; absent means as many as there are threads. */
  readonly atOnce?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * An embedding model in a child process of its own, started when it is first needed and put away
 * when it is not. When the child dies, what was asked for throws and the next question starts it anew.
 */
export interface Embedder extends AsyncDisposable {
  facts(): Promise<EmbedderFacts>;
  /**
   * Vectors of length 1, in the order of the texts. What is longer than the model reads is cut.
   *
   * @throws AppError `model-failed`; the signal's reason when aborted, after at most one batch.
   */
  embed(texts: readonly string[], options: EmbedOptions): Promise<Float32Array[]>;
  /** Tokens of each text alone, without the marks around it. @throws AppError `model-failed` */
  countTokens(texts: readonly string[]): Promise<number[]>;
}

export interface EmbedderOptions {
  readonly modelPath: string;
  readonly name: string;
  /** Texts that are computed at the same time, one thread each. Default 1. */
  readonly threads?: number | undefined;
  /** Lets everything else on the machine go first. */
  readonly isBackground?: boolean | undefined;
  /** Minutes without a question after which the child ends; 0 keeps it. */
  readonly idleMinutes: number;
  readonly log: EngineLog;
}
