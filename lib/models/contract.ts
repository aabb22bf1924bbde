import type { CatalogModel, Download, InstalledModel } from "#lib/protocol";

/** What the machine offers a model. */
export interface Machine {
  readonly totalMemoryBytes: number;
  readonly cores: number;
}

/**
 * The models on disk and the ones that could be: the folder, the catalog, the downloads. It never
 * opens a file with native code; a header is read by Hearth's own bounded reader in a child process.
 */
export interface Models extends AsyncDisposable {
  /** Every GGUF in the models folder and the ones shipped with Hearth, usable or not, rescanned when the folder has changed. */
  installed(): Promise<readonly InstalledModel[]>;
  /** The path and header of a usable model; undefined when there is none of that id. */
  find(id: string): Promise<{ readonly model: InstalledModel; readonly path: string } | undefined>;
  /** The catalog judged against this machine, best first. */
  catalog(): Promise<readonly CatalogModel[]>;
  /** The chat model to begin with here; undefined when none fits. */
  recommended(): { readonly modelId: string; readonly why: string } | undefined;
  /**
   * The best chat model of which some source answers right now, trying the recommended one first;
   * undefined when none can be reached. Each failure is logged with its source.
   */
  findReachable(
    signal: AbortSignal,
  ): Promise<{ readonly modelId: string; readonly why: string } | undefined>;
  /** Begins or resumes; returns at once. Throws `not-found`, `conflict` (already there), `not-allowed` (offline). */
  download(modelId: string): Download;
  /** Resolves with the final state of a download that was begun. */
  finished(modelId: string): Promise<Download>;
  /** Ends a download and keeps its partial file for a later resume. */
  cancel(modelId: string): Promise<void>;
  /** Deletes a model's file. Throws `not-found`, `not-allowed` for those that ship with Hearth. */
  remove(modelId: string): Promise<void>;
  downloads(): readonly Download[];
  /** Calls back when the folder or a download has changed, at most some four times a second. */
  onChange(listener: () => void): () => void;
}
