import { AppError } from "#lib/errors";
import type {
  AnswerEvent,
  Conversation,
  ConversationDetail,
  InstalledModel,
  Message,
  RegenerateRequest,
  SendRequest,
  SendResponse,
} from "#lib/protocol";
import type { AnswerPorts } from "./answer.ts";
import type { Chat } from "./contract.ts";
import { Lanes } from "./lanes.ts";
import { noConversation, noMessage } from "./missing.ts";
import { Run } from "./run.ts";
import { Runs } from "./runs.ts";
import { requireStorable } from "./storable.ts";
import { findSent, findSibling, storeQuestion, storeSibling } from "./store-question.ts";

export interface ChatPorts extends AnswerPorts {
  /** Looks an installed model up; undefined when there is none of that id. */
  readonly findModel: (id: string) => Promise<Pick<InstalledModel, "kind" | "preset"> | undefined>;
}

/** How long the end of the process may wait for an engine that does not answer. Less than the runtime allows, so that settling fits in. */
const closingLimitMs = 4_000;

/**
 * The conversations of the house. What changes one conversation happens in its lane, one thing
 * after the other; within the lane, a message that is stored as streaming has a run or is an orphan.
 */
export class HouseChat implements Chat {
  readonly #ports: ChatPorts;
  readonly #runs: Runs;
  readonly #lanes = new Lanes();

  constructor(ports: ChatPorts) {
    this.#ports = ports;
    this.#runs = new Runs(ports);
  }

  list(): Promise<Conversation[]> {
    return this.#ports.db.conversations.list();
  }

  async open(conversationId: string): Promise<ConversationDetail> {
    const { db } = this.#ports;
    const conversation = await db.conversations.find(conversationId);
    if (conversation === undefined) throw noConversation();
    const stored = await db.messages.listIn(conversationId);
    const messages = await Promise.all(stored.map((message) => this.#asItStands(message)));
    return { conversation, messages };
  }

  async send(conversationId: string, request: SendRequest): Promise<SendResponse> {
    requireStorable(request.text, "text");
    const { messageId: questionId, modelId } = request;
    const { db } = this.#ports;
    return this.#lanes.run(conversationId, async () => {
      const sent = await findSent(db, conversationId, request);
      if (sent !== undefined) return { ...sent, answer: this.#runs.liveOr(sent.answer) };

      const { preset } = await this.#requireReady(modelId);
      const stored = await db.transaction((tx) => storeQuestion(tx, conversationId, request));
      this.#runs.begin(stored.answer, { questionId, modelId, preset });
      return stored;
    });
  }

  async regenerate(messageId: string, { answerId, modelId }: RegenerateRequest): Promise<Message> {
    const { db } = this.#ports;
    const { conversationId } = await this.#requireMessage(messageId);
    return this.#lanes.run(conversationId, async () => {
      const original = await this.#requireMessage(messageId);
      const questionId = original.parentId;
      if (original.role !== "assistant" || questionId === null) throw noMessage();
      const sent = await findSibling(db, original, answerId);
      if (sent !== undefined) return this.#runs.liveOr(sent);

      if ((await this.#inLane(original)) instanceof Run) throw stillWriting();
      const { preset } = await this.#requireReady(modelId);
      const sibling = { id: answerId, modelId };
      const answer = await db.transaction((tx) => storeSibling(tx, original, sibling));
      this.#runs.begin(answer, { questionId, modelId, preset });
      return answer;
    });
  }

  async stop(messageId: string): Promise<Message> {
    const found = await this.#locate(messageId);
    if (!(found instanceof Run)) return found;
    found.stop();
    return found.ended;
  }

  async *watch(messageId: string, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const found = await this.#locate(messageId);
    if (found instanceof Run) return yield* found.watch(signal);
    yield { type: "snapshot", message: found, phase: null };
    yield { type: "end", message: found };
  }

  async rename(conversationId: string, title: string): Promise<Conversation> {
    requireStorable(title, "title");
    const renamed = await this.#ports.db.conversations.rename(conversationId, title);
    if (renamed === undefined) throw noConversation();
    return renamed;
  }

  async remove(conversationId: string): Promise<void> {
    await this.#lanes.run(conversationId, async () => {
      await this.#runs.stop(conversationId);
      const wasThere = await this.#ports.db.conversations.remove(conversationId);
      if (!wasThere) throw noConversation();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const left = await this.#runs.close(closingLimitMs);
    const { db } = this.#ports;
    await Promise.all(left.map((id) => db.messages.finish(id, { status: "stopped" })));
  }

  async #requireMessage(messageId: string): Promise<Message> {
    const message = await this.#ports.db.messages.find(messageId);
    if (message === undefined) throw noMessage();
    return message;
  }

  async #requireReady(modelId: string): Promise<Pick<InstalledModel, "preset">> {
    if (this.#runs.isClosed) {
      throw new AppError("busy", "Hearth is closing down. Try again in a moment.");
    }
    const model = await this.#ports.findModel(modelId);
    if (model === undefined) throw noModel(modelId);
    if (model.kind !== "chat") {
      const message = `${modelId} turns texts into vectors and cannot answer. Pick a chat model.`;
      throw new AppError("bad-input", message, { facts: { field: "modelId" } });
    }
    return model;
  }

  /** The run of a message that is being written, else the message. */
  async #locate(messageId: string): Promise<Run | Message> {
    const run = this.#runs.find(messageId);
    if (run !== undefined) return run;
    const message = await this.#requireMessage(messageId);
    if (message.status !== "streaming") return message;
    // Its run may be about to begin in the lane, so only there can a missing one be told.
    return this.#lanes.run(message.conversationId, () => this.#inLane(message));
  }

  /** A stored end that failed to be stored leaves an orphan: it is settled here, with its last saved text. */
  async #inLane(message: Message): Promise<Run | Message> {
    const run = this.#runs.find(message.id);
    if (run !== undefined || message.status !== "streaming") return run ?? message;
    const { messages } = this.#ports.db;
    const settled = await messages.finish(message.id, { status: "stopped" });
    return settled ?? this.#requireMessage(message.id);
  }

  async #asItStands(stored: Message): Promise<Message> {
    if (stored.status !== "streaming") return stored;
    const found = await this.#locate(stored.id);
    return found instanceof Run ? found.message : found;
  }
}

function stillWriting(): AppError {
  return new AppError("conflict", "This answer is still being written. Stop it first.");
}

function noModel(modelId: string): AppError {
  const message = `There is no model called ${modelId} on this machine. Download it, or pick another.`;
  return new AppError("not-found", message, {
    facts: { field: "modelId", reason: "model_not_found" },
  });
}
