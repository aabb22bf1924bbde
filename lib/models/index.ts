/**
 * The models on disk and the ones that could be: the folder, the catalog, the downloads.
 * It knows nothing of the engine that opens the files, of HTTP or of who asks.
 * Start reading at contract.ts, then open-models.ts.
 */
export type { CatalogEntry } from "./catalog/catalog-schema.ts";
export type { Models } from "./contract.ts";
export { checkFile } from "./gguf/index.ts";
export { openModels } from "./open-models.ts";
