import type {
  AttachmentText,
  Bulk,
  ContextForecast,
  ContextRequest,
  Conversation,
  ConversationChange,
  ConversationTree,
  Deletion,
  EditRequest,
  Folder,
  JournalEvent,
  ListedConversation,
  Message,
  NewFolder,
  RegenerateRequest,
  SearchResult,
  SendRequest,
  SendResponse,
  Snapshot,
  TemporaryRequest,
} from "#lib/protocol";

/**
 * The conversations of one person. A run belongs to the server: it goes on when nobody watches,
 * and ends by itself, by `stop`, or with the process (the text so far is kept and marked). What
 * happens is told by the journal; these methods return once it is stored.
 *
 * Every method throws AppError `not-found` for what is not there or deleted.
 */
export interface Chat extends AsyncDisposable {
  readonly conversations: Conversations;
  readonly folders: Folders;
  snapshot(conversationId: string): Promise<Snapshot>;
  /** Those of the asked messages that are in the conversation and not deleted, in no order. */
  messages(conversationId: string, ids: readonly string[]): Promise<readonly Message[]>;
  attachment(id: string): Promise<AttachmentText>;
  /**
   * Stores the question and the empty answer in one transaction and begins the run; the
   * conversation is created when its id is new. The same ids sent again change nothing and return
   * what is stored. The new answer becomes the leaf.
   *
   * @throws AppError `conflict` (an id is taken, the parent is being written), `not-found` (parent,
   * model), `too-large` (attachments).
   */
  send(conversationId: string, request: SendRequest): Promise<SendResponse>;
  /** A sibling with another text, of a question or an answer; nothing is run. It becomes the leaf. */
  edit(messageId: string, request: EditRequest): Promise<Message>;
  /** Begins another answer: a sibling of an answer, a child of a question. @throws AppError `conflict`. */
  regenerate(messageId: string, request: RegenerateRequest): Promise<Message>;
  /** Writes on behind an answer that stopped or failed. @throws AppError `conflict` when it has replies or is complete. */
  continue(messageId: string): Promise<Message>;
  /** Ends a run and resolves once the message is stored as stopped; a finished one is left as it is. */
  stop(messageId: string): Promise<Message>;
  /** Takes a message and everything below it out of sight; runs among it are stopped first. */
  remove(messageId: string): Promise<Deletion>;
  /** Undoes `remove` of the same message, until it is purged. */
  restore(messageId: string): Promise<Deletion>;
  /** Remembers the end of the branch that is looked at. */
  setLeaf(conversationId: string, messageId: string): Promise<void>;
  /** What an answer would be given to read, counted by the model when it is in memory. */
  forecast(conversationId: string, request: ContextRequest): Promise<ContextForecast>;
  search(query: SearchQuery): Promise<SearchResult>;
  /** An answer in a chat that is never stored. Ends with its `message.ended`; aborting stops it. */
  answerTemporarily(request: TemporaryRequest, signal: AbortSignal): AsyncIterable<JournalEvent>;
  /** A whole conversation; false when it was there already. @throws AppError `bad-input`, `conflict`. */
  import(tree: ConversationTree): Promise<{ readonly isNew: boolean }>;
  export(conversationId: string): Promise<ConversationTree>;
}

export interface SearchQuery {
  readonly text: string;
  readonly conversationId?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface Conversations {
  /** Latest first, archived ones included. */
  list(): Promise<readonly ListedConversation[]>;
  change(id: string, change: ConversationChange): Promise<Conversation>;
  /** Out of sight at once, its runs stopped; purged a day later. */
  remove(id: string): Promise<void>;
  /** Undoes `remove` until it is purged. */
  restore(id: string): Promise<Conversation>;
  /**
   * Nothing is done unless all of them are there; then one after the other. Should the house fall
   * in between, doing it again does the rest.
   */
  bulk(bulk: Bulk): Promise<void>;
}

export interface Folders {
  list(): Promise<readonly Folder[]>;
  create(folder: NewFolder): Promise<Folder>;
  rename(id: string, name: string): Promise<Folder>;
  /** Its conversations stay, without a folder. */
  remove(id: string): Promise<void>;
}
