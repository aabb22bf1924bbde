/**
 * Reads books: a file in, a document of sections and blocks out, by a child process that may die of
 * it. It knows nothing of the library, of chunks or of search. Start reading at contract.ts.
 */
export type { Readers, Reading } from "./contract.ts";
export { openReaders } from "./open-readers.ts";
