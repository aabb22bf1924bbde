import { randomUUID } from "node:crypto";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { answerEventSchema, sendResponseSchema, type AnswerEvent } from "#lib/protocol";

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** Hearth's own API as a page speaks it: JSON in, status and JSON out. */
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
  async say(conversationId: string, { text = "Hello", modelId = "brief" } = {}) {
    const ids = { messageId: randomUUID(), answerId: randomUUID(), parentId: null };
    const path = `/api/conversations/${conversationId}/messages`;
    const { status, body } = await this.ask("POST", path, { ...ids, text, modelId });
    if (status !== 202) throw new Error(`Not accepted: ${JSON.stringify(body)}`);
    return sendResponseSchema.parse(body);
  }

  /** The `data` of every event, parsed; ends with the stream or the signal. */
  async *events(path: string, signal?: AbortSignal): AsyncGenerator {
    const response = await fetch(`${this.#url}${path}`, { signal: signal ?? null });
    if (response.body === null) throw new Error("An event stream has a body.");
    const events = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream());
    for await (const { data } of events) yield JSON.parse(data);
  }

  async *answerEvents(messageId: string, signal?: AbortSignal): AsyncGenerator<AnswerEvent> {
    const events = this.events(`/api/messages/${messageId}/events`, signal);
    for await (const event of events) yield answerEventSchema.parse(event);
  }
}
