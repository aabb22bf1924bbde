import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "postgres";
import type { LineEvents } from "./connect.ts";

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
  open: (events: LineEvents) => Sql,
  options: PresenceOptions,
): Promise<Presence> {
  const worker = randomInt(1, maxWorker);
  const line = new Line(open, options, worker);
  await line.lay();
  return { worker, [Symbol.asyncDispose]: () => line.close() };
}

class Line {
  readonly #client: Sql;
  readonly #options: PresenceOptions;
  readonly #worker: number;
  readonly #closing = new AbortController();
  #isUp = false;
  #repair: Promise<void> | undefined;

  constructor(open: (events: LineEvents) => Sql, options: PresenceOptions, worker: number) {
    this.#options = options;
    this.#worker = worker;
    this.#client = open({
      onnotify: (channel, payload) => {
        if (channel === options.channel) options.onNotice(payload);
      },
      onclose: () => this.#onClose(),
    });
  }

  async lay(): Promise<void> {
    const client = this.#client;
    await client`select pg_advisory_lock(${workerLockClass}::int, ${this.#worker}::int)`;
    await client`listen ${client(this.#options.channel)}`;
    this.#isUp = true;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#isUp = false;
    await this.#client.end({ timeout: 1 });
    await this.#repair;
  }

  #onClose() {
    if (!this.#isUp) return;
    this.#isUp = false;
    this.#repair = this.#layAgain(this.#closing.signal);
  }

  async #layAgain(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.#isUp) {
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
