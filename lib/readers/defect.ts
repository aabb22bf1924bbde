import type { ReadProblem } from "#lib/protocol";

/** Why a book cannot be read, thrown from anywhere within a reader and told to whoever asked. */
export class ReadDefect extends Error {
  override readonly name = "ReadDefect";
  readonly code: ReadProblem["code"];

  constructor(code: ReadProblem["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
