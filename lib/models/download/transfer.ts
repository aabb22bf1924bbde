import type { Network } from "#lib/network";
import type { CatalogEntry } from "../catalog/catalog-schema.ts";
import type { PartialFolder } from "./partial-folder.ts";

/** What a source is given to bring one model here. */
export interface Transfer {
  readonly entry: CatalogEntry;
  readonly network: Network;
  readonly partial: PartialFolder;
  readonly signal: AbortSignal;
  /** Bytes of the model that are here so far. */
  readonly onProgress: (doneBytes: number) => void;
  /** Waits between tries of a source that broke off, in milliseconds; as many tries as entries, and one. */
  readonly retryDelaysMs: readonly number[];
  readonly shippedDir: string | undefined;
  readonly huggingFaceUrl: string;
}

/** A source's failure that another try of it will not mend. `message` is told to the person. */
export class SourceFailure extends Error {
  override readonly name = "SourceFailure";
}

/** What came is not what was promised, and has been deleted. */
export class SpoiltBytes extends SourceFailure {}
