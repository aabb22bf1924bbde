import { randomUUID } from "node:crypto";
import { EventSourceParserStream } from "eventsource-parser/stream";
import {
  messageSchema,
  sendResponseSchema,
  snapshotSchema,
  streamItemSchema,
  type Message,
  type Snapshot,
  type StreamItem,
} from "#lib/protocol";
import { fold, fromSnapshot, type ConversationState } from "#lib/tree";

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** One event of a stream, with the position to come back to. */
export interface Told {
  readonly id: string | undefined;
  readonly item: StreamItem;
}

export interface Listening {
  readonly after?: number;
  readonly lastEventId?: string;
  readonly signal?: AbortSignal;
}

/** Hearth's own API as a page speaks it: JSON in, status and JSON out, one stream to follow. */
export class OwnApi {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async ask(method: string, path: string, body?: unknown): Promise<Reply> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      ...(body !== undefined && {
        body: typeof body === "string" ? body : JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }

  /** Sends a question with fresh ids and answers what the server said. */
  async say(
    conversationId: string,
    { text = "Hello", modelId = "brief", parentId = null as string | null } = {},
  ) {
    const ids = { messageId: randomUUID(), answerId: randomUUID(), parentId };
    const path = `/api/conversations/${conversationId}/messages`;
    const { status, body } = await this.ask("POST", path, { ...ids, text, modelId });
    if (status !== 202) throw new Error(`Not accepted: ${JSON.stringify(body)}`);
    return sendResponseSchema.parse(body);
  }

  /** The same, and waits for the answer. */
  async talk(conversationId: string, what: Parameters<OwnApi["say"]>[1] = {}): Promise<Message> {
    const { answer } = await this.say(conversationId, what);
    return await this.waitForEnd(conversationId, answer.id);
  }

  async snapshot(conversationId: string): Promise<Snapshot> {
    return snapshotSchema.parse(
      (await this.ask("GET", `/api/conversations/${conversationId}`)).body,
    );
  }

  /** What a tab is told; with a conversation, from a position in it on. Leaving it hangs up. */
  async *listen(
    conversationId?: string,
    { after, lastEventId, signal }: Listening = {},
  ): AsyncGenerator<Told, void> {
    const query = new URLSearchParams({
      ...(conversationId !== undefined && { conversation: conversationId }),
      ...(after !== undefined && { after: String(after) }),
    });
    const response = await fetch(`${this.#url}/api/events?${query}`, {
      headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
      signal: signal ?? null,
    });
    if (!response.ok || response.body === null) throw new Error(await response.text());
    const events = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { id, data } of events) {
      yield { id, item: streamItemSchema.parse(JSON.parse(data)) };
    }
  }

  /** A conversation as a reader sees it, after each event that it is told. */
  async *follow(
    conversationId: string,
    { state, ...listening }: Listening & { readonly state?: ConversationState } = {},
  ): AsyncGenerator<ConversationState, void> {
    let now = state;
    for await (const { item } of this.listen(conversationId, { after: state?.seq, ...listening })) {
      if (!("seq" in item)) continue;
      if (item.type === "conversation.snapshot") now = fromSnapshot(item);
      else if (now !== undefined) now = fold(now, item);
      if (now !== undefined) yield now;
    }
  }

  /** Follows a conversation until it is as wished. */
  async waitFor(
    conversationId: string,
    isWished: (state: ConversationState) => boolean,
  ): Promise<ConversationState> {
    for await (const state of this.follow(conversationId)) if (isWished(state)) return state;
    throw new Error("The stream ended before its time.");
  }

  /** The message as it is once nobody writes it any more. */
  async waitForEnd(conversationId: string, messageId: string): Promise<Message> {
    const { messages } = await this.waitFor(
      conversationId,
      ({ nodes, live }) => nodes.has(messageId) && !live.has(messageId),
    );
    const known = messages.get(messageId);
    if (known !== undefined) return known;
    const path = `/api/conversations/${conversationId}/messages?ids=${messageId}`;
    const { body } = await this.ask("GET", path);
    return messageSchema
      .array()
      .length(1)
      .parse(Reflect.get(Object(body), "messages"))[0] as Message;
  }
}
