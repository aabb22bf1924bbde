import type {
  AnswerEvent,
  Conversation,
  ConversationDetail,
  Message,
  RegenerateRequest,
  SendRequest,
  SendResponse,
} from "#lib/protocol";

/**
 * The conversations of one person. A run belongs to the server: it goes on when nobody watches,
 * and ends by itself, by `stop`, or with the process (the text so far is kept and marked).
 */
export interface Chat extends AsyncDisposable {
  /** Latest first. */
  list(): Promise<readonly Conversation[]>;
  /** @throws AppError `not-found` */
  open(conversationId: string): Promise<ConversationDetail>;
  /**
   * Stores the question and the empty answer in one transaction and begins the run. The same ids
   * sent again change nothing and return what is stored.
   *
   * @throws AppError `not-found` (parent or model), `conflict` (an id is taken by something else).
   */
  send(conversationId: string, request: SendRequest): Promise<SendResponse>;
  /** Begins a sibling of an answer. @throws AppError `not-found`, `conflict`. */
  regenerate(messageId: string, request: RegenerateRequest): Promise<Message>;
  /** Ends a run and resolves once the message is stored as stopped; a finished one is left as it is. */
  stop(messageId: string): Promise<Message>;
  /** Snapshot, then live, then `end`. Aborting ends the watching, never the run. @throws AppError `not-found` */
  watch(messageId: string, signal: AbortSignal): AsyncIterable<AnswerEvent>;
  rename(conversationId: string, title: string): Promise<Conversation>;
  /** Stops its runs and deletes a conversation with all its messages. */
  remove(conversationId: string): Promise<void>;
}
