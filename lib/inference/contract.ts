import type { EngineStatus } from "#lib/protocol";

/** One turn of the conversation that the model is shown. A final assistant turn is continued, not answered. */
export interface Turn {
  readonly role: "system" | "user" | "assistant";
  readonly text: string;
}

/** How the next token is chosen. The defaults are OpenAI's, not the library's. */
export interface Sampling {
  /** 0 takes the likeliest token every time. Default 1. */
  readonly temperature?: number | undefined;
  /** Default 1: off. */
  readonly topP?: number | undefined;
  /** Default 0: off. */
  readonly topK?: number | undefined;
  /** Default 0: off. */
  readonly minP?: number | undefined;
  /** 32 bits; random when absent. */
  readonly seed?: number | undefined;
  /** Over the whole answer so far. Default 0. */
  readonly frequencyPenalty?: number | undefined;
  readonly presencePenalty?: number | undefined;
  /** Default 1: off. */
  readonly repeatPenalty?: number | undefined;
  /** Added to a token's logit; -100 bans it, 100 forces it. Keys are ids of the loaded model's tokeniser. */
  readonly logitBias?: Readonly<Record<number, number>> | undefined;
}

/** Who is waiting: a person at the page, a program at the API, or nobody. */
export type Priority = "interactive" | "api" | "background";

/** What a text takes of a slot, counted by the model itself. */
export interface Measure {
  /** Of the whole prompt as the model would read it. */
  readonly promptTokens: number;
  /** Of the last turns in their order, each with its frame; those further back than a slot reaches are not counted. */
  readonly turnTokens: readonly number[];
  /** Tokens one slot holds. */
  readonly contextSize: number;
}

/** Chooses what is shown once the model that counts is in memory. */
export type ChooseTurns = (
  measure: (turns: readonly Turn[]) => Promise<Measure>,
) => Promise<readonly Turn[]>;

export interface GenerateRequest {
  readonly modelId: string;
  readonly turns: readonly Turn[] | ChooseTurns;
  readonly sampling?: Sampling | undefined;
  /** Up to four texts; the answer ends before the first of them and never contains it. */
  readonly stop?: readonly string[] | undefined;
  /** Capped to what is free in the slot; absent means until the turn ends or the slot is full. */
  readonly maxTokens?: number | undefined;
  readonly priority: Priority;
  /** Requests of different owners take turns in the queue. */
  readonly owner?: string | undefined;
}

export interface Usage {
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly completionTokens: number;
  readonly reasoningTokens: number;
}

/** Milliseconds of a monotonic clock. */
interface Timings {
  readonly loadMs: number;
  readonly queueMs: number;
  readonly readMs: number;
  readonly firstTokenMs: number;
  readonly thinkMs: number;
  readonly writeMs: number;
  readonly totalMs: number;
}

/**
 * What a generation says as it goes, in this order: `loading` (when the model was not in memory),
 * `accepted` (the prompt is tokenised and fits), `queued` (whenever the place in line changes),
 * `reading`, deltas, `end`. Every failure that a caller could have avoided is thrown before `accepted`.
 */
export type GeneratePart =
  | { readonly type: "loading"; readonly modelId: string }
  | { readonly type: "accepted"; readonly promptTokens: number; readonly contextSize: number }
  | { readonly type: "queued"; readonly position: number }
  | { readonly type: "reading"; readonly doneTokens: number; readonly totalTokens: number }
  | { readonly type: "reasoning-delta"; readonly text: string; readonly tokens: number }
  | { readonly type: "text-delta"; readonly text: string; readonly tokens: number }
  | {
      readonly type: "end";
      /**
       * `stop`: the model or a stop text ended it; `length`: the limit or the slot did; `stopped`:
       * the signal did; `preempted`: background work made room for somebody who waits.
       */
      readonly reason: "stop" | "length" | "stopped" | "preempted";
      readonly usage: Usage;
      readonly timings: Timings;
      readonly contextSize: number;
      readonly seed: number;
    };

/** Sums since the process started, for status pages. */
export interface InferenceTotals {
  readonly requests: number;
  /** Those that came to an end of their own or were stopped. */
  readonly ended: number;
  readonly failed: number;
  readonly stopped: number;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly completionTokens: number;
  /** Milliseconds, summed over the answers that ended. */
  readonly queueMs: number;
  readonly readMs: number;
  readonly firstTokenMs: number;
  readonly writeMs: number;
}

/** A model file the engine may open: it has passed the header check. */
export interface ModelFile {
  readonly id: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly trainedContext: number;
}

/**
 * The local engine as the rest of the house sees it. Native code lives in a child process behind
 * it; when that dies, the generations in flight throw `model-failed` and the next one works.
 */
export interface Inference extends AsyncDisposable {
  /**
   * Generates one answer, loading or switching the model first when needed. When the signal aborts,
   * the slot is free within one token or one prompt batch, and the parts end with reason `stopped`.
   * Background work loads no model, takes no slot that still knows a conversation of somebody else,
   * and ends as `preempted` when anybody needs its place: then it is worth trying later.
   *
   * @throws AppError `not-found` (no such model), `context-too-long`, `bad-input`, `busy` (queue
   * full, or no place for background work, with retryAfterSeconds), `model-failed`.
   */
  generate(request: GenerateRequest, signal: AbortSignal): AsyncIterable<GeneratePart>;
  /** Counts what the model would read; undefined while it is not in memory. */
  measure(modelId: string, turns: readonly Turn[]): Promise<Measure | undefined>;
  /** Brings a model into memory and takes the present one out. Resolves when it is ready. */
  load(modelId: string): Promise<void>;
  /** Frees the memory once the generations in flight have ended. */
  unload(): Promise<void>;
  status(): EngineStatus;
  totals(): InferenceTotals;
  /** Calls back after every change of `status()`, at most some ten times a second. Returns the way to stop. */
  onChange(listener: () => void): () => void;
}

export interface InferenceOptions {
  /** Looks a model up by id; undefined when there is none. Asked anew for every load. */
  readonly findModel: (id: string) => Promise<ModelFile | undefined>;
  /** Inference threads; absent means physical cores - 1, at least 1. */
  readonly threads?: number | undefined;
  /** Requests that run at once; absent means as memory allows. */
  readonly slots?: number | undefined;
  /** Tokens a slot should hold; absent means as memory and training allow. */
  readonly contextSize?: number | undefined;
  /** Requests that may wait; one more is refused as `busy`. */
  readonly queueLimit: number;
  /** Minutes without a request after which the model leaves memory; 0 keeps it. */
  readonly idleUnloadMinutes: number;
  readonly gpu: "auto" | "off";
  /** Milliseconds without any sign of progress after which an engine that answers is killed; absent means two minutes. */
  readonly stallMs?: number | undefined;
  readonly log: EngineLog;
}

/** What the module needs of a logger; pino fits. */
export interface EngineLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
