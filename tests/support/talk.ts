import { randomUUID } from "node:crypto";
import type { JournalEvent, Message, SendRequest, Snapshot } from "#lib/protocol";
import type { House } from "./open-house.ts";

export interface Say {
  readonly text?: string;
  readonly parentId?: string | null;
  readonly modelId?: string;
  readonly attachments?: SendRequest["attachments"];
}

const never = new AbortController().signal;

/** A question with fresh ids. */
export function question({ text = "Hello", parentId = null, modelId = "brief", ...rest }: Say = {}) {
  return { messageId: randomUUID(), answerId: randomUUID(), parentId, text, modelId, ...rest };
}

/** Talks with a house as its own page does, and waits for what its journal says. */
export class Talk {
  readonly #house: Pick<House, "chat" | "events">;
  readonly id: string;

  constructor(house: Pick<House, "chat" | "events">, id: string = randomUUID()) {
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

  /** Resolves once the run of an answer is in a state, with the rest of what happens still to come. */
  async reaches(messageId: string, state: string): Promise<void> {
    for await (const item of this.follow()) {
      const run = await this.#house.chat.snapshot(this.id);
      const live = run.runs.find((candidate) => candidate.messageId === messageId);
      if (live === undefined) throw new Error(`The answer ended before it was ${state}.`);
      if (live.state.state === state && item.type !== "message.created") return;
    }
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

  async journal(): Promise<readonly JournalEvent[]> {
    return await this.#house.events.read(this.id, { after: 0, limit: 100_000 });
  }
}
