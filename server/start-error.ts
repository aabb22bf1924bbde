/**
 * A reason why Hearth cannot start that its host can do something about. The message is one or two
 * plain sentences and is printed alone, without a stack.
 */
export class StartError extends Error {
  override readonly name = "StartError";
}
