/**
 * The library as people and models use it: what is on it, what is in the books, what they say to a
 * question. It knows no HTTP and opens no book itself. Start reading at contract.ts.
 */
export type { Picture, Shelf } from "./contract.ts";
export { openShelf } from "./open-shelf.ts";
