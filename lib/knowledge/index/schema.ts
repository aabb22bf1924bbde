import { Field, FixedSizeList, Float32, Int32, Schema, Utf8 } from "apache-arrow";

/** A row of the table of words. */
export interface WordsRow {
  readonly id: string;
  readonly documentId: string;
  readonly section: number;
  readonly start: number;
  readonly end: number;
  /** The first part of a BCP 47 tag; empty when unknown. */
  readonly language: string;
  /** Words of the text, headings left out. */
  readonly length: number;
  /** See words/stored-words.ts. */
  readonly words: string;
}

export const wordsSchema = new Schema([
  new Field("id", new Utf8(), false),
  new Field("documentId", new Utf8(), false),
  new Field("section", new Int32(), false),
  new Field("start", new Int32(), false),
  new Field("end", new Int32(), false),
  new Field("language", new Utf8(), false),
  new Field("length", new Int32(), false),
  new Field("words", new Utf8(), false),
]);

export function vectorsSchema(dimensions: number): Schema {
  const item = new Field("item", new Float32(), true);
  return new Schema([
    new Field("id", new Utf8(), false),
    new Field("documentId", new Utf8(), false),
    new Field("vector", new FixedSizeList(dimensions, item), false),
  ]);
}
