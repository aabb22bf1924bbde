import { AppError } from "#lib/errors";
import type { Message } from "#lib/protocol";

type Failure = NonNullable<Message["error"]>;

/** What is kept with an answer that failed: a code to act on and a sentence that says what to do. */
export function failureOf(error: unknown): Failure {
  if (!AppError.is(error)) {
    return {
      code: "unexpected",
      message: "Something went wrong inside Hearth while it was answering. Try again.",
    };
  }
  return { code: error.code, message: tooLong(error) ?? error.message };
}

/** The door of the API speaks of parameters; here a person wants to know what to do with a question. */
function tooLong({ code, facts: { promptTokens, contextSize } }: AppError): string | undefined {
  if (code !== "context-too-long" || promptTokens === undefined || contextSize === undefined) {
    return undefined;
  }
  return questionTooLong({ promptTokens, contextSize });
}

/** What was said before has been left out by then: it is the question alone that does not fit. */
export function questionTooLong(sizes: {
  readonly promptTokens: number;
  readonly contextSize: number;
}): string {
  return (
    `This question is ${count(sizes.promptTokens)} tokens long and the model holds ${count(sizes.contextSize)}, its answer included. ` +
    "Shorten it, attach less, or pick a model with a longer context."
  );
}

/** An answer that ran into the end of its slot is kept, and says why it breaks off. */
export function contextFull(contextSize: number): Failure {
  return {
    code: "context-too-long",
    message:
      `The answer breaks off here because it and what the model was shown fill all ${count(contextSize)} tokens it holds. ` +
      "Ask for it in smaller parts, or pick a model with a longer context.",
  };
}

function count(tokens: number): string {
  return tokens.toLocaleString("en-GB");
}
