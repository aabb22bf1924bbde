import type { LibraryScope, Message, NewAttachment } from "#lib/protocol";

/** The ids of a question and its answer, made here, so that sending twice stores once. */
export interface AttemptIds {
  readonly messageId: string;
  readonly answerId: string;
}

/** A message with another text. */
export interface Version {
  readonly id: string;
  readonly text: string;
}

export interface Question extends AttemptIds {
  readonly parentId: string | null;
  readonly text: string;
  readonly attachments: readonly NewAttachment[];
  /** What of the library it asks; undefined: as the conversation is set. */
  readonly library: LibraryScope | undefined;
}

/**
 * What can be done in a conversation, stored or temporary. Those that return a promise reject with a
 * RequestProblem; the others say by themselves that something was refused. Stable for as long as the
 * conversation is shown.
 */
export interface ChatActions {
  /** False where nothing is stored: then nothing can be written on, found or forecast. */
  readonly isStored: boolean;
  /** Chooses the model that answers from now on; undefined while there is none. */
  readonly answerWith: (modelId: string | undefined) => void;
  /** What of the library the next questions ask, from now on. */
  readonly setLibrary: (scope: LibraryScope) => void;
  /** Shown at once; taken back when it is refused. */
  readonly send: (question: Question) => Promise<void>;
  /** Another version of a message, and nothing more. It is not shown before it is stored, for it has a form to wait in. */
  readonly edit: (message: Message, version: Version) => Promise<void>;
  /** Another version of a question, and an answer to it. */
  readonly resend: (
    question: Message,
    version: AttemptIds & { readonly text: string },
  ) => Promise<void>;
  /** Another answer: beside an answer, or below a question. */
  readonly regenerate: (message: Message) => void;
  /** Writes on behind an answer that stopped or failed. */
  readonly goOn: (answer: Message) => void;
  readonly stop: (answerId: string) => void;
  /** Takes a message and all that follows it away. */
  readonly remove: (message: Message) => void;
}
