/** One request of a benchmark: the same words, the same limit, the likeliest token each time. */
export interface Question {
  readonly text: string;
  readonly maxTokens: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Sample {
  /** From the call to the first piece of text. */
  readonly firstMs: number;
  /** From the first piece of text to the end. */
  readonly writeMs: number;
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly completionTokens: number;
}

/** Something that answers: Hearth, a peer, or the engine with nothing around it. */
export interface Target extends AsyncDisposable {
  readonly name: string;
  answer(question: Question): Promise<Sample>;
  /** Resolves when every slot is free. */
  idle(): Promise<void>;
}

export interface TargetOptions {
  readonly modelPath: string;
  readonly threads: number;
  readonly slots: number;
  /** Tokens one slot holds. */
  readonly contextSize: number;
  readonly port: number;
}
