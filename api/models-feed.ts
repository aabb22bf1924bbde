import { setTimeout as wait } from "node:timers/promises";
import type { ModelsView } from "#lib/protocol";
import type { Runtime } from "#lib/runtime";
import { modelsView } from "./models-view.ts";

/** Often enough for a progress bar, seldom enough for a phone. */
const leastPauseMs = 500;

interface Shown {
  readonly view: ModelsView;
  readonly text: string;
}

/** The models as they are, then again whenever something about them has changed. */
export class ModelsFeed {
  readonly #runtime: Runtime;
  readonly #listeners = new Set<() => void>();
  /** One view for all who watch; asked for anew after the next change. */
  #shown: Promise<Shown> | undefined;
  #stopListening: (() => void) | undefined;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  /** Says that something in the view is different now; a setting has nobody else to say it. */
  readonly changed = (): void => {
    this.#shown = undefined;
    for (const listener of this.#listeners) listener();
  };

  /** Ends when the signal aborts. */
  async *watch(signal: AbortSignal): AsyncGenerator<ModelsView> {
    let bell = Promise.withResolvers<void>();
    const wake = () => bell.resolve();
    this.#enter(wake);
    signal.addEventListener("abort", wake, { once: true });
    let seen = "";
    try {
      while (!signal.aborted) {
        bell = Promise.withResolvers();
        const { view, text } = await this.#look();
        if (text !== seen) yield view;
        seen = text;
        await bell.promise;
        await wait(leastPauseMs, undefined, { signal }).catch(() => undefined);
      }
    } finally {
      signal.removeEventListener("abort", wake);
      this.#leave(wake);
    }
  }

  #look(): Promise<Shown> {
    this.#shown ??= this.#draw();
    return this.#shown;
  }

  async #draw(): Promise<Shown> {
    try {
      const view = await modelsView(this.#runtime);
      return { view, text: JSON.stringify(view) };
    } catch (error) {
      this.#shown = undefined;
      throw error;
    }
  }

  #enter(listener: () => void): void {
    this.#listeners.add(listener);
    if (this.#stopListening !== undefined) return;
    const { models, inference } = this.#runtime;
    const stops = [models.onChange(this.changed), inference.onChange(this.changed)];
    this.#stopListening = () => {
      for (const stop of stops) stop();
    };
    // What changed while nobody listened was not heard.
    this.#shown = undefined;
  }

  #leave(listener: () => void): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    this.#stopListening?.();
    this.#stopListening = undefined;
  }
}
