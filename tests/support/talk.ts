import { randomUUID } from "node:crypto";
import { readJournal, replay, stateOfRows } from "#lib/events";
import type { JournalEvent, Message, RunStateName, SendRequest, Snapshot } from "#lib/protocol";
import { sameState, type ConversationState } from "#lib/tree";
import type { Runtime } from "#lib/runtime";

export interface Say {
  readonly text?: string;
  readonly parentId?: string | null;
  readonly modelId?: string;
  readonly attachments?: SendRequest["attachments"];
  readonly library?: SendRequest["library"];
}

const never = new AbortController().signal;

/** A question with fresh ids. */
export function question({
  text = "Hello",
  parentId = null,
  modelId = "brief",
  ...rest
}: Say = {}) {
  return { messageId: randomUUID(), answerId: randomUUID(), parentId, text, modelId, ...rest };
}

/** Talks with a house as its own page does, and waits for what its journal says. */
export class Talk {
  readonly #house: Pick<Runtime, "chat" | "db" | "events">;
  readonly id: string;

  constructor(house: Pick<Runtime, "chat" | "db" | "events">, id: string = randomUUID()) {
    this.#house = house;
    this.id = id;
  }

  send(what: Say = {}) {
    return this.#house.chat.send(this.id, question(what));
  }

  /** Sends a question and waits for the end of its answer. */
  async say(what: Say = {}) {
    const { message, answer } = await this.send(what);
    return { message, answer: await this.ended(answer.id) };
  }

  /** The answer once its end is stored. */
  async ended(messageId: string): Promise<Message> {
    for await (const item of this.follow()) {
      if (item.type === "message.ended" && item.message.id === messageId) return item.message;
      if (item.type !== "conversation.snapshot") continue;
      const [found] = await this.#house.chat.messages(this.id, [messageId]);
      if (found !== undefined && found.status !== "streaming") return found;
    }
    throw new Error("The conversation went away before the answer ended.");
  }

  /** Resolves once the run of an answer is in a state. */
  async reaches(messageId: string, state: RunStateName): Promise<void> {
    let runId: string | undefined;
    for await (const item of this.follow()) {
      const runs = item.type === "conversation.snapshot" ? item.runs : [];
      const run = runs.find((candidate) => candidate.messageId === messageId);
      runId ??= run?.id;
      if (run?.state.state === state) return;
      if (item.type === "run.changed" && item.runId === runId && item.state.state === state) return;
      if (item.type === "message.ended" && item.message.id === messageId) break;
    }
    throw new Error(`The answer ended before it was ${state}.`);
  }

  /** Resolves once some of the answer is there. */
  async writing(messageId: string): Promise<void> {
    for await (const item of this.follow()) {
      if (item.type === "assistant.stream.delta" && item.messageId === messageId) return;
      if (item.type === "message.ended") throw new Error("The answer ended too early.");
      if (item.type !== "conversation.snapshot") continue;
      const message = item.messages.find(({ id }) => id === messageId);
      if (message !== undefined && message.text !== "") return;
    }
  }

  /** A snapshot, then everything that happens. */
  follow(signal: AbortSignal = never): AsyncIterable<Snapshot | JournalEvent> {
    return this.#house.events.subscribe(this.id, { signal });
  }

  /** The conversation by its rows, once its journal has been replayed and come to the same. */
  async checked(): Promise<ConversationState> {
    const { db, events } = this.#house;
    const rows = await stateOfRows(db, this.id);
    const replayed = await replay(readJournal(events, this.id));
    if (rows === undefined || replayed === undefined) throw new Error("There is nothing to check.");
    // Which branch is looked at is the person's, not the journal's.
    if (!sameState({ ...replayed, leafId: rows.leafId }, rows)) {
      throw new Error("The journal and the rows of the conversation differ.");
    }
    return rows;
  }
}
