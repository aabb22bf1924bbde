export interface DraftSaverOptions {
  readonly save: () => Promise<unknown>;
  /** The least time between the beginnings of two saves. */
  readonly everyMs: number;
  readonly onFailure: (error: unknown) => void;
}

/** Saves what changes many times a second a few times a second: the first change at once, never two saves at a time. */
export class DraftSaver {
  readonly #options: DraftSaverOptions;
  #isDirty = false;
  #isClosed = false;
  #lastMs = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #saving: Promise<void> | undefined;

  constructor(options: DraftSaverOptions) {
    this.#options = options;
  }

  /** Something has changed. */
  touch(): void {
    this.#isDirty = true;
    this.#plan();
  }

  /** Ends the saving and waits for the save in flight, so that it cannot overtake what is written next. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#saving;
  }

  #plan(): void {
    const isWaiting = this.#timer !== undefined || this.#saving !== undefined;
    if (!this.#isDirty || this.#isClosed || isWaiting) return;
    const dueMs = this.#lastMs + this.#options.everyMs - performance.now();
    if (dueMs <= 0) this.#start();
    else this.#timer = setTimeout(() => this.#start(), dueMs);
  }

  #start(): void {
    this.#timer = undefined;
    this.#isDirty = false;
    this.#lastMs = performance.now();
    this.#saving = this.#save();
  }

  async #save(): Promise<void> {
    try {
      await this.#options.save();
    } catch (error) {
      this.#options.onFailure(error);
    }
    this.#saving = undefined;
    this.#plan();
  }
}
