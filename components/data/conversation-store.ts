import type { Conversation, JournalEvent, Message, Snapshot } from "#lib/protocol";
import {
  emptyConversation,
  foldAll,
  fromSnapshot,
  Inbox,
  newestLeafBelow,
  withLoaded,
  type ConversationState,
} from "#lib/tree";
import type { Follower } from "./event-link.ts";
import { inNextFrame } from "./in-next-frame.ts";
import { leafAfter, survivorOf } from "./leaf-moves.ts";

/** `new`: nothing is stored yet. `opening`: nothing has come yet. `missing`: it is not there. */
export type Stage = "new" | "opening" | "open" | "missing";

export interface ConversationView {
  readonly stage: Stage;
  /** What the server has told and, on top of it, what was sent and is not confirmed yet. */
  readonly state: ConversationState | undefined;
  /** Ids of messages that were sent and are not confirmed. */
  readonly awaited: ReadonlySet<string>;
}

export interface StoreOptions {
  readonly id: string;
  readonly stage: "new" | "opening";
  /** Fetches the texts of messages; the answer comes back through `load`. */
  readonly onWanted: (ids: readonly string[]) => void;
  /** The person has chosen another branch. */
  readonly onLeaf: (leafId: string) => void;
  /** When to fold what has come; the next frame, unless told otherwise. */
  readonly whenToFold?: (fold: () => void) => void;
}

const none: ReadonlySet<string> = new Set();

/**
 * One conversation as this page knows it, outside React: events are folded at most once a frame,
 * and whoever listens is told after it. The leaf is this tab's own: the tree may grow anywhere, the
 * view moves only when its own end grows, when the person moves it, or when its end is deleted.
 */
export class ConversationStore implements Follower {
  readonly id: string;
  readonly #options: StoreOptions;
  readonly #listeners = new Set<() => void>();
  readonly #endListeners = new Set<(message: Message) => void>();
  #stage: Stage;
  #told: ConversationState | undefined;
  #inbox = new Inbox(0);
  #events: JournalEvent[] = [];
  #hopes: readonly Message[] = [];
  #hopedLeaf: string | undefined;
  #view: ConversationView;
  #isFlushPlanned = false;

  constructor(options: StoreOptions) {
    this.id = options.id;
    this.#options = options;
    this.#stage = options.stage;
    this.#view = { stage: this.#stage, state: undefined, awaited: none };
  }

  readonly view = (): ConversationView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls back with each answer that ends while the page looks on. */
  readonly onEnd = (listener: (message: Message) => void): (() => void) => {
    this.#endListeners.add(listener);
    return () => this.#endListeners.delete(listener);
  };

  get position(): number | undefined {
    return this.#told === undefined ? undefined : this.#inbox.seq;
  }

  readonly take = (item: Snapshot | JournalEvent): boolean => {
    if (item.type === "conversation.snapshot") {
      this.#read(item);
      return true;
    }
    if (this.#told === undefined) return false;
    this.#events.push(...this.#inbox.take(item));
    this.#plan();
    return !this.#inbox.isStuck;
  };

  readonly lose = (): void => {
    this.#stage = "missing";
    this.#tell();
  };

  /** Opens a conversation in which nothing has been said. */
  begin() {
    if (this.#told !== undefined) return;
    this.#told = emptyConversation(unsaid(this.id));
    this.#stage = "open";
    this.#tell();
  }

  /** Everything that was told, without waiting for the next frame. */
  settled(): ConversationState | undefined {
    this.#fold();
    this.#tell();
    return this.#view.state;
  }

  /** Shows messages before the server has confirmed them, at the end that they make. */
  hope(messages: readonly Message[]) {
    this.#fold();
    this.begin();
    this.#hopes = [...this.#hopes, ...messages];
    this.#hopedLeaf = messages.at(-1)?.id;
    this.#tell();
  }

  /** Takes back what was hoped for; a conversation that was never stored is new again. */
  despair(ids: readonly string[]) {
    this.#fold();
    this.#hopes = this.#hopes.filter(({ id }) => !ids.includes(id));
    if (this.#hopedLeaf !== undefined && ids.includes(this.#hopedLeaf)) this.#hopedLeaf = undefined;
    if (this.#options.stage === "new" && this.#told?.seq === 0 && this.#hopes.length === 0) {
      this.#told = undefined;
      this.#stage = "new";
    }
    this.#tell();
  }

  /** Makes this message the end of what is shown; what follows it, follows no more. */
  look(leafId: string) {
    this.#fold();
    if (this.#told?.nodes.has(leafId) !== true) return;
    this.#hopedLeaf = undefined;
    this.#told = { ...this.#told, leafId };
    this.#tell();
    this.#options.onLeaf(leafId);
  }

  /** Shows the branch that was written last below this message, and the message in it. */
  show(messageId: string) {
    const { state } = this.#view;
    const leafId = state && newestLeafBelow(state, messageId);
    if (leafId !== undefined && leafId !== null) this.look(leafId);
  }

  /** Shows a message as soon as it is told of: one whose restoring was asked for. */
  expect(messageId: string) {
    this.#hopedLeaf = messageId;
    this.#forgetFulfilled();
    this.#tell();
  }

  /** Asks for the texts of those messages that are not here. */
  want(ids: readonly string[]) {
    const { state } = this.#view;
    if (state === undefined) return;
    const missing = ids.filter(
      (id) => state.nodes.has(id) && !state.messages.has(id) && !state.live.has(id),
    );
    if (missing.length > 0) this.#options.onWanted(missing);
  }

  load(messages: readonly Message[]) {
    this.#fold();
    if (this.#told === undefined) return;
    this.#told = withLoaded(this.#told, messages);
    this.#tell();
  }

  #read(snapshot: Snapshot) {
    this.#fold();
    const before = this.#told;
    const after = fromSnapshot(snapshot);
    const leafId = before === undefined ? after.leafId : survivorOf(before, after);
    this.#told = { ...after, leafId };
    this.#inbox = new Inbox(snapshot.seq);
    this.#stage = "open";
    this.#forgetFulfilled();
    this.#tell();
  }

  #plan() {
    if (this.#isFlushPlanned) return;
    this.#isFlushPlanned = true;
    const flush = () => {
      this.#isFlushPlanned = false;
      this.#fold();
      this.#tell();
    };
    (this.#options.whenToFold ?? inNextFrame)(flush);
  }

  /** Folds what has come since the last frame. */
  #fold() {
    if (this.#told === undefined || this.#events.length === 0) return;
    const events = this.#events;
    this.#events = [];
    const folded = foldAll(this.#told, events);
    const leafId = events.reduce<string | null>(
      (leaf, event) => (this.#hopedLeaf === undefined ? leafAfter(folded, leaf, event) : leaf),
      folded.leafId,
    );
    this.#told = leafId === folded.leafId ? folded : { ...folded, leafId };
    this.#forgetFulfilled();
    for (const event of events) {
      if (event.type !== "message.ended") continue;
      for (const listener of this.#endListeners) listener(event.message);
    }
  }

  /** What was hoped for and is here now is no hope any more. */
  #forgetFulfilled() {
    const told = this.#told;
    if (told === undefined) return;
    if (this.#hopes.length > 0) this.#hopes = this.#hopes.filter(({ id }) => !told.nodes.has(id));
    if (this.#hopedLeaf === undefined || !told.nodes.has(this.#hopedLeaf)) return;
    this.#told = { ...told, leafId: newestLeafBelow(told, this.#hopedLeaf) };
    this.#hopedLeaf = undefined;
  }

  #tell() {
    const state = this.#told && withHopes(this.#told, this.#hopes, this.#hopedLeaf);
    const { stage, state: shown } = this.#view;
    if (stage === this.#stage && shown === state) return;
    const awaited = this.#hopes.length === 0 ? none : new Set(this.#hopes.map(({ id }) => id));
    this.#view = { stage: this.#stage, state, awaited };
    for (const listener of this.#listeners) listener();
  }
}

/** What a conversation is before the server has told of it. */
function unsaid(id: string): Conversation {
  const now = new Date().toISOString();
  return {
    id,
    title: "",
    titleSource: "first-words",
    folderId: null,
    library: { mode: "automatic", documentIds: [] },
    pinnedAt: null,
    archivedAt: null,
    deletedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

function withHopes(
  told: ConversationState,
  hopes: readonly Message[],
  leaf: string | undefined,
): ConversationState {
  if (hopes.length === 0) return told;
  const hoped = foldAll(
    told,
    hopes.map((message, index) => ({
      type: "message.created",
      message,
      seq: told.seq + index + 1,
      after: told.seq + index,
      at: message.createdAt,
      conversationId: message.conversationId,
      runId: null,
      actor: "person",
    })),
  );
  return leaf !== undefined && hoped.nodes.has(leaf) ? { ...hoped, leafId: leaf } : hoped;
}
