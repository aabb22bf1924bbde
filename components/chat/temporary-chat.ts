import {
  journalEventSchema,
  type Happening,
  type JournalEvent,
  type Message,
  type Stamp,
  type TemporaryRequest,
} from "#lib/protocol";
import { pathTo } from "#lib/tree";
import type { ConversationStore } from "../data/conversation-store.ts";
import { readEvents } from "../data/read-events.ts";
import { RequestProblem, sentenceOf } from "../data/request.ts";
import { announce } from "../ui/announcements.ts";
import { toast } from "../ui/toasts.ts";
import { AnsweringModel } from "./answering-model.ts";
import { attempt } from "./attempt.ts";
import type { AttemptIds, ChatActions, Question, Version } from "./chat-actions.ts";
import { deletedSentence } from "./deletion-words.ts";
import { hopedAnswer, hopedQuestion } from "./hoped-messages.ts";
import { repliesBelow } from "./replies.ts";

/**
 * The actions of a chat that is never stored. The page writes its own journal; the server is given
 * the line each time and sends the events of one answer, which are numbered on from this journal.
 * Therefore one answer is written at a time, and nothing else is done meanwhile.
 */
export class TemporaryChat implements ChatActions {
  readonly isStored = false;
  readonly #store: ConversationStore;
  readonly #model = new AnsweringModel();
  #seq = 0;
  #run: AbortController | undefined;

  constructor(store: ConversationStore) {
    this.#store = store;
  }

  readonly answerWith = (modelId: string | undefined): void => this.#model.choose(modelId);

  /** Each question brings its own. */
  readonly setLibrary = (): void => undefined;

  readonly send = async (question: Question): Promise<void> => {
    const { messageId: id, answerId, parentId, text, attachments, library } = question;
    const modelId = this.#model.require();
    this.#requireSilence();
    const conversationId = this.#store.id;
    this.#create(hopedQuestion({ id, conversationId, parentId, text, attachments, library }));
    this.#answer({ answerId, parentId: id, modelId });
  };

  readonly edit = async (message: Message, { id, text }: Version): Promise<void> => {
    this.#requireSilence();
    // What was measured and cited was so of the words before.
    const fresh = { figures: null, sources: null, createdAt: new Date().toISOString() };
    this.#create({ ...message, ...fresh, id, text });
  };

  readonly resend = async (
    question: Message,
    { messageId, answerId, text }: AttemptIds & { readonly text: string },
  ): Promise<void> => {
    const modelId = this.#model.require();
    await this.edit(question, { id: messageId, text });
    this.#answer({ answerId, parentId: messageId, modelId });
  };

  readonly regenerate = ({ id, role, parentId }: Message): void => {
    attempt(async () => {
      this.#requireSilence();
      const below = role === "user" ? id : parentId;
      const modelId = this.#model.require();
      if (below !== null) this.#answer({ answerId: crypto.randomUUID(), parentId: below, modelId });
    });
  };

  /** An answer that nobody stored has nothing behind which to write on. */
  readonly goOn = (): void => undefined;

  readonly stop = (): void => this.#run?.abort();

  readonly remove = ({ id }: Message): void => {
    attempt(async () => {
      this.#requireSilence();
      const { state } = this.#store.view();
      if (state === undefined) return;
      const replies = repliesBelow(state, id);
      this.#write({ type: "message.deleted", messageIds: [id] });
      toast({ text: deletedSentence(replies) });
    });
  };

  /** Ends what is being written; the page is left. */
  close() {
    this.#run?.abort();
  }

  #requireSilence() {
    if (this.#run === undefined) return;
    throw new RequestProblem("conflict", "An answer is being written. Stop it first, or wait.");
  }

  #answer({
    answerId: id,
    parentId,
    modelId,
  }: {
    answerId: string;
    parentId: string;
    modelId: string;
  }) {
    const conversationId = this.#store.id;
    const message = hopedAnswer({ id, conversationId, parentId, modelId });
    this.#create(message);
    this.#store.expect(id);
    announce("The model is answering.");
    const { state } = this.#store.view();
    const line = pathTo(state ?? { nodes: new Map() }, parentId).flatMap((node) => {
      const said = state?.messages.get(node.id);
      return said === undefined ? [] : { id: said.id, role: said.role, text: said.text };
    });
    // The same as its question asked, also when it is answered again.
    const library = state?.messages.get(parentId)?.library ?? undefined;
    const place = { conversationId, answerId: id, parentId, after: this.#seq };
    const request = { ...place, modelId, line, ...(library !== undefined && { library }) };
    void this.#follow(request, message);
  }

  /** Folds the events of one answer in; one that breaks off is ended here, with what had come. */
  async #follow(body: TemporaryRequest, begun: Message): Promise<void> {
    const run = new AbortController();
    this.#run = run;
    let failure = "The connection broke off, and nothing of this chat is stored to go on from.";
    try {
      const path = "/api/temporary-answers";
      for await (const data of readEvents(path, { method: "POST", body, signal: run.signal })) {
        this.#take(journalEventSchema.parse(JSON.parse(data)));
      }
    } catch (error) {
      if (error instanceof RequestProblem) failure = sentenceOf(error);
    }
    this.#run = undefined;
    const live = this.#store.settled()?.live.get(begun.id)?.message;
    if (live === undefined) return;
    const ending = run.signal.aborted
      ? { status: "stopped" as const }
      : { status: "failed" as const, error: { code: "unreachable", message: failure } };
    this.#write({ type: "message.ended", message: { ...live, ...ending } });
  }

  /** Messages are in the order of this journal, as the server's own numbering of its answers is. */
  #create(message: Message) {
    this.#write({ type: "message.created", message: { ...message, order: this.#seq + 1 } });
  }

  #write(happening: Happening) {
    this.#store.begin();
    const stamp: Stamp = {
      seq: this.#seq + 1,
      after: this.#seq,
      at: new Date().toISOString(),
      conversationId: this.#store.id,
      runId: null,
      actor: "person",
    };
    this.#take(Object.assign(stamp, happening));
    this.#store.settled();
  }

  #take(event: JournalEvent) {
    this.#seq = Math.max(this.#seq, event.seq);
    this.#store.take(event);
  }
}
