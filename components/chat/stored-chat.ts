import { messageSchema, sendResponseSchema, type LibraryScope, type Message } from "#lib/protocol";
import type { ConversationStore } from "../data/conversation-store.ts";
import { request, requestJson } from "../data/request.ts";
import { announce } from "../ui/announcements.ts";
import { toast } from "../ui/toasts.ts";
import { AnsweringModel } from "./answering-model.ts";
import { attempt } from "./attempt.ts";
import { copiesOf } from "./attachment-texts.ts";
import type { AttemptIds, ChatActions, Question, Version } from "./chat-actions.ts";
import { deletedSentence } from "./deletion-words.ts";
import { hopedAnswer, hopedQuestion } from "./hoped-messages.ts";
import { repliesBelow } from "./replies.ts";

interface StoredChatOptions {
  readonly store: ConversationStore;
  /** Called once the conversation is stored. */
  readonly onStored: () => void;
}

/** The actions of a conversation that the server keeps. What they make is shown at once and confirmed by events. */
export class StoredChat implements ChatActions {
  readonly isStored = true;
  readonly #store: ConversationStore;
  readonly #model = new AnsweringModel();
  readonly #onStored: () => void;

  constructor({ store, onStored }: StoredChatOptions) {
    this.#store = store;
    this.#onStored = onStored;
  }

  readonly answerWith = (modelId: string | undefined): void => this.#model.choose(modelId);

  /** One that is not stored yet is told with its first question. */
  readonly setLibrary = (library: LibraryScope): void => {
    if ((this.#store.position ?? 0) === 0) return;
    attempt(() =>
      request(`/api/conversations/${this.#store.id}`, { method: "PATCH", body: { library } }),
    );
  };

  readonly send = async (question: Question): Promise<void> => {
    const { messageId, answerId, parentId, text, attachments, library } = question;
    const conversationId = this.#store.id;
    const modelId = this.#model.require();
    await this.#hoping(
      [
        hopedQuestion({ id: messageId, conversationId, parentId, text, attachments, library }),
        hopedAnswer({ id: answerId, conversationId, parentId: messageId, modelId }),
      ],
      () => this.#post(question, modelId),
    );
    this.#onStored();
  };

  readonly edit = async ({ id }: Message, version: Version): Promise<void> => {
    await requestJson(messageSchema, `/api/messages/${id}/edit`, {
      method: "POST",
      body: { messageId: version.id, text: version.text },
    });
  };

  readonly resend = async (
    { parentId, attachments, library }: Message,
    version: AttemptIds & { readonly text: string },
  ): Promise<void> => {
    const question = {
      ...version,
      parentId,
      attachments: await copiesOf(attachments),
      library: library ?? undefined,
    };
    await this.#post(question, this.#model.require());
  };

  readonly regenerate = (message: Message): void => {
    attempt(async () => {
      const answerId = crypto.randomUUID();
      const modelId = this.#model.require();
      const conversationId = this.#store.id;
      const parentId = message.role === "user" ? message.id : message.parentId;
      await this.#hoping([hopedAnswer({ id: answerId, conversationId, parentId, modelId })], () =>
        requestJson(messageSchema, `/api/messages/${message.id}/regenerate`, {
          method: "POST",
          body: { answerId, modelId },
        }),
      );
      announce("The model is answering again.");
    });
  };

  readonly goOn = ({ id }: Message): void => {
    attempt(async () => {
      await request(`/api/messages/${id}/continue`, { method: "POST" });
      announce("The model goes on writing.");
    });
  };

  readonly stop = (answerId: string): void => {
    attempt(() => request(`/api/messages/${answerId}/stop`, { method: "POST" }));
  };

  readonly remove = ({ id }: Message): void => {
    attempt(async () => {
      const { state } = this.#store.view();
      const replies = state === undefined ? 0 : repliesBelow(state, id);
      await request(`/api/messages/${id}`, { method: "DELETE" });
      toast({ text: deletedSentence(replies), undo: () => this.#restore(id) });
    });
  };

  #restore(id: string) {
    attempt(async () => {
      await request(`/api/messages/${id}/restore`, { method: "POST" });
      this.#store.expect(id);
    });
  }

  async #post(question: Question, modelId: string): Promise<void> {
    await requestJson(sendResponseSchema, `/api/conversations/${this.#store.id}/messages`, {
      method: "POST",
      body: { ...question, modelId },
    });
    announce("The model is answering.");
  }

  /** Shows messages while the server is asked to make them, and takes them back when it does not. */
  async #hoping(messages: readonly Message[], ask: () => Promise<unknown>): Promise<void> {
    this.#store.hope(messages);
    try {
      await ask();
    } catch (error) {
      this.#store.despair(messages.map(({ id }) => id));
      throw error;
    }
  }
}
