import { TokenBias, type LlamaModel } from "node-llama-cpp";

/**
 * Adds exactly what the request asked for to the logits of its tokens. The library's own `set`
 * silently skips end tokens, whose ban OpenAI's clients rely on; it reads the field named here. An
 * engine test bans the end token, so that an update which renames the field cannot pass.
 */
export class ExactBias extends TokenBias {
  readonly _biases: ReadonlyMap<number, number>;

  constructor(model: LlamaModel, biases: ReadonlyMap<number, number>) {
    super(model.tokenizer);
    // oxlint-disable-next-line no-underscore-dangle -- The name is the library's.
    this._biases = biases;
  }
}
