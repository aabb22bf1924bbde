import { RequestProblem } from "../data/request.ts";

/** The model that answers next, which may change while a conversation is shown. */
export class AnsweringModel {
  #id: string | undefined;

  choose(id: string | undefined) {
    this.#id = id;
  }

  /** @throws RequestProblem when there is none. */
  require(): string {
    if (this.#id !== undefined) return this.#id;
    throw new RequestProblem("no-model", "There is no model to answer yet. Choose one above.");
  }
}
