import { messagesSchema, type Message } from "#lib/protocol";
import { requestJson } from "./request.ts";

const mostAtOnce = 100;

/**
 * Fetches the texts of messages that are about to be seen, each once, those asked for last first.
 * A failure is forgotten, so that asking again tries again.
 */
export class TextLoader {
  readonly #conversationId: string;
  readonly #onLoaded: (messages: readonly Message[]) => void;
  readonly #underWay = new Set<string>();
  #waiting: readonly string[] = [];

  constructor(conversationId: string, onLoaded: (messages: readonly Message[]) => void) {
    this.#conversationId = conversationId;
    this.#onLoaded = onLoaded;
  }

  want(ids: readonly string[]) {
    const fresh = ids.filter((id) => !this.#underWay.has(id));
    if (fresh.length === 0) return;
    const rest = this.#waiting.filter((id) => !fresh.includes(id));
    // Whoever scrolls past a thousand messages wants the ones they stop at.
    this.#waiting = [...fresh, ...rest].slice(0, 2 * mostAtOnce);
    if (this.#underWay.size === 0) void this.#load();
  }

  async #load(): Promise<void> {
    const ids = this.#waiting.slice(0, mostAtOnce);
    this.#waiting = this.#waiting.slice(mostAtOnce);
    for (const id of ids) this.#underWay.add(id);
    const path = `/api/conversations/${this.#conversationId}/messages?ids=${ids.join(",")}`;
    const loaded = await requestJson(messagesSchema, path).catch(() => undefined);
    this.#underWay.clear();
    if (loaded !== undefined) this.#onLoaded(loaded.messages);
    if (loaded !== undefined && this.#waiting.length > 0) await this.#load();
  }
}
