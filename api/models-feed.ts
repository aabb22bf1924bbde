import { setTimeout as wait } from "node:timers/promises";
import type { ModelsView } from "#lib/protocol";
import type { Runtime } from "#lib/runtime";
import { modelsView } from "./models-view.ts";

/** Often enough for a progress bar, seldom enough for a phone. */
const leastPauseMs = 500;

/** The models as they are, then again whenever something about them has changed. */
export class ModelsFeed {
  readonly #runtime: Runtime;
  /** Wakes the watchers when a setting has changed, which no machine tells. */
  readonly #listeners = new Set<() => void>();

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  settingChanged(): void {
    for (const listener of this.#listeners) listener();
  }

  async *watch(signal: AbortSignal): AsyncGenerator<ModelsView> {
    let changed = Promise.withResolvers<void>();
    const tell = () => changed.resolve();
    const forget = this.#listen(tell);
    signal.addEventListener("abort", tell, { once: true });
    let shown = "";
    try {
      while (!signal.aborted) {
        changed = Promise.withResolvers();
        const view = await modelsView(this.#runtime);
        const text = JSON.stringify(view);
        if (text !== shown) yield view;
        shown = text;
        await changed.promise;
        await wait(leastPauseMs);
      }
    } finally {
      forget();
      signal.removeEventListener("abort", tell);
    }
  }

  #listen(listener: () => void): () => void {
    const { models, inference } = this.#runtime;
    const leave = [models.onChange(listener), inference.onChange(listener)];
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      for (const stop of leave) stop();
    };
  }
}
