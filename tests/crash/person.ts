import { randomUUID } from "node:crypto";
import type { Dice } from "../support/dice.ts";
import type { OwnApi, Reply } from "../support/own-api.ts";
import type { Ledger } from "./ledger.ts";

/** What a server under fire may say. Everything else is a mistake of one side. */
const fine = new Set([200, 202, 204, 404, 409]);
const troubled = new Set([500, 503]);

export interface Counts {
  promised: number;
  refused: number;
  /** Without an answer, or with one that tells of trouble: it may have been done or not. */
  uncertain: number;
}

/**
 * Does what people do, one thing after the other, and writes into the ledger what was promised.
 * What gets no answer is left open: it may have been done or not.
 */
export class Person {
  readonly #api: OwnApi;
  readonly #ledger: Ledger;
  readonly #roll: Dice;
  readonly #counts: Counts;

  constructor(options: { api: OwnApi; ledger: Ledger; roll: Dice; counts: Counts }) {
    this.#api = options.api;
    this.#ledger = options.ledger;
    this.#roll = options.roll;
    this.#counts = options.counts;
  }

  async actUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) await this.#act();
  }

  /** Sends again what got no answer, with the same ids. */
  async sendAgain(): Promise<void> {
    for (const { body } of this.#ledger.uncertain.splice(0)) await this.#send(body);
  }

  async #act(): Promise<void> {
    const place = this.#roll(20);
    if (place < 8) return this.#say();
    if (place < 11) return this.#regenerate();
    if (place < 13) return this.#edit();
    if (place < 15) return this.#remove();
    if (place < 17) return this.#restore();
    if (place < 19) await this.#ask("POST", `/api/messages/${this.#anyId()}/stop`);
    else await this.#ask("POST", `/api/messages/${this.#anyId()}/continue`);
  }

  async #say(): Promise<void> {
    const answers = [...this.#ledger.promised.values()].filter(({ role }) => role === "assistant");
    const messageId = randomUUID();
    await this.#send({
      messageId,
      answerId: randomUUID(),
      parentId: answers[this.#roll(answers.length + 1)]?.id ?? null,
      text: `Question ${messageId}`,
      modelId: this.#modelId(),
    });
  }

  async #send(body: Ledger["uncertain"][number]["body"]): Promise<void> {
    const { conversationId } = this.#ledger;
    const reply = await this.#ask("POST", `/api/conversations/${conversationId}/messages`, body);
    const { messageId: id, answerId, parentId, text } = body;
    if (reply === undefined) this.#ledger.uncertain.push({ body });
    if (reply?.status !== 202) return;
    this.#ledger.promise(
      { id, parentId, text, role: "user" },
      { id: answerId, parentId: id, text: undefined, role: "assistant" },
    );
  }

  async #regenerate(): Promise<void> {
    const target = this.#ledger.promised.get(this.#anyId());
    if (target === undefined) return;
    const id = randomUUID();
    const body = { answerId: id, modelId: this.#modelId() };
    const reply = await this.#ask("POST", `/api/messages/${target.id}/regenerate`, body);
    const parentId = target.role === "assistant" ? target.parentId : target.id;
    if (reply?.status !== 202) return;
    this.#ledger.promise({ id, parentId, text: undefined, role: "assistant" });
  }

  async #edit(): Promise<void> {
    const target = this.#ledger.promised.get(this.#anyId());
    if (target === undefined) return;
    const id = randomUUID();
    const body = { messageId: id, text: `Edited ${id}` };
    const reply = await this.#ask("POST", `/api/messages/${target.id}/edit`, body);
    const { parentId, role } = target;
    if (reply?.status === 200) this.#ledger.promise({ id, parentId, role, text: body.text });
  }

  async #remove(): Promise<void> {
    const id = this.#anyId();
    const { touched, gone } = this.#ledger;
    touched.add(id);
    gone.delete(id);
    const reply = await this.#ask("DELETE", `/api/messages/${id}`);
    if (reply?.status === 200) gone.add(id);
  }

  async #restore(): Promise<void> {
    const { touched, gone } = this.#ledger;
    const id = [...touched][this.#roll(touched.size || 1)];
    if (id === undefined) return;
    // It brings back what went with it, which may be any of the others.
    gone.clear();
    await this.#ask("POST", `/api/messages/${id}/restore`);
    gone.clear();
  }

  /** Undefined when there was no answer, or none that says what was done. */
  async #ask(method: string, path: string, body?: object): Promise<Reply | undefined> {
    let reply: Reply;
    try {
      reply = await this.#api.ask(method, path, body);
    } catch {
      this.#counts.uncertain += 1;
      return undefined;
    }
    if (troubled.has(reply.status)) {
      this.#counts.uncertain += 1;
      return undefined;
    }
    if (!fine.has(reply.status)) throw new Error(`${method} ${path}: ${JSON.stringify(reply)}`);
    if (reply.status < 300) this.#counts.promised += 1;
    else this.#counts.refused += 1;
    return reply;
  }

  #anyId(): string {
    const ids = [...this.#ledger.promised.keys()];
    return ids[this.#roll(ids.length || 1)] ?? randomUUID();
  }

  #modelId(): string {
    return this.#roll(3) === 0 ? "endless" : "brief";
  }
}
