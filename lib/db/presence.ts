import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "pg";

/** The first half of the lock's name; any number, as long as every release of Hearth uses the same. */
export const workerLockClass = 487_021_554;

const maxWorker = 2 ** 31 - 1;
const pauseMs = 200;

export interface PresenceOptions {
  readonly channel: string;
  readonly onNotice: (payload: string) => void;
  /** The line was down and is up again: notices may have been missed. */
  readonly onReturn: () => void;
}

/**
 * This process as the others see it: a number whose lock is held for as long as the process lives,
 * and an ear on a channel, both on one connection of their own.
 */
export interface Presence extends AsyncDisposable {
  readonly worker: number;
}

/**
 * Takes a number nobody has and begins to listen. A line that breaks is laid again, for as long as
 * it takes, and the same number taken back.
 */
export async function openPresence(
  openClient: () => Client,
  options: PresenceOptions,
): Promise<Presence> {
  const worker = randomInt(1, maxWorker);
  const line = new Line(openClient, options, worker);
  await line.lay();
  return { worker, [Symbol.asyncDispose]: () => line.close() };
}

class Line {
  readonly #openClient: () => Client;
  readonly #options: PresenceOptions;
  readonly #worker: number;
  readonly #closing = new AbortController();
  #client: Client | undefined;
  #repair: Promise<void> | undefined;

  constructor(open: () => Client, options: PresenceOptions, worker: number) {
    this.#openClient = open;
    this.#options = options;
    this.#worker = worker;
  }

  async lay(): Promise<void> {
    const client = this.#openClient();
    try {
      await client.connect();
      client.on("notification", ({ payload }) => this.#options.onNotice(payload ?? ""));
      await client.query(`listen ${client.escapeIdentifier(this.#options.channel)}`);
      await client.query("select pg_advisory_lock($1::int, $2::int)", [
        workerLockClass,
        this.#worker,
      ]);
    } catch (error) {
      await client.end();
      throw error;
    }
    this.#client = client;
    client.on("end", () => this.#onEnd());
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#repair;
    await this.#client?.end();
  }

  #onEnd() {
    this.#client = undefined;
    if (!this.#closing.signal.aborted) this.#repair = this.#layAgain(this.#closing.signal);
  }

  async #layAgain(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.#client === undefined) {
      try {
        await this.lay();
        this.#options.onReturn();
      } catch {
        // The server is starting, or gone for longer: what it says is of no help to anyone.
        await wait(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
