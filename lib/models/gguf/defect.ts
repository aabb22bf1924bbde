/** What is wrong with a model file, as one sentence for the person who put it there. */
export class GgufDefect extends Error {
  override readonly name = "GgufDefect";
}
