import type { Message, Run } from "#lib/protocol";

/** A run of this process while it is going. */
export class LiveRun {
  readonly #stopping = new AbortController();
  readonly #ended = Promise.withResolvers<Message>();
  readonly run: Run;
  /** The answer as it was stored when the run began. */
  readonly answer: Message;

  constructor(run: Run, answer: Message) {
    this.run = run;
    this.answer = answer;
  }

  /** Aborts when the answer is to end early; its reason tells a failure from a wish. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Resolves with the message as its end is stored, or as it was when nobody could store it any more. */
  get ended(): Promise<Message> {
    return this.#ended.promise;
  }

  /** Asks for an early end; without a reason it is the person's wish. */
  stop(reason?: Error): void {
    this.#stopping.abort(reason);
  }

  end(message: Message): void {
    this.#ended.resolve(message);
  }
}
