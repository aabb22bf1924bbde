import {
  streamItemSchema,
  type HouseEvent,
  type JournalEvent,
  type Snapshot,
  type StreamItem,
} from "#lib/protocol";
import { pause } from "./pause.ts";
import { readEvents } from "./read-events.ts";
import { RequestProblem } from "./request.ts";

const firstPauseMs = 400;
const longestPauseMs = 8000;
/** The server says at least something every ten seconds; a line that is silent for longer is a dead one. */
const silenceMs = 25_000;
/** Browsers grant one address six connections: a tab that nobody looks at gives its own back. */
const hiddenMs = 60_000;

const houseTypes: ReadonlySet<string> = new Set<HouseEvent["type"]>([
  "list.changed",
  "engine.changed",
  "library.changed",
  "job.changed",
]);

/** `lost` is said to the reader; `resting` is a hidden tab, which nobody reads. */
export type Connection = "connecting" | "connected" | "lost" | "resting";

/** The conversation that a link follows. */
export interface Follower {
  readonly id: string;
  /** The last event it has; undefined asks for a snapshot. */
  readonly position: number | undefined;
  /** False when an event before this one is missing, which only reading again can bring. */
  readonly take: (item: Snapshot | JournalEvent) => boolean;
  /** The conversation is not there. */
  readonly lose: () => void;
}

interface LinkHandlers {
  readonly onHouse: (event: HouseEvent) => void;
  /** After a time without connection, in which anything may have changed. */
  readonly onReturn: () => void;
}

/**
 * The one stream of events of a tab. It goes on from where it was when it breaks, with growing
 * pauses; at once when the network or the reader comes back. What it hands on is exact, however
 * often it was cut: the follower's position says what is still to come.
 */
export class EventLink {
  readonly #handlers: LinkHandlers;
  readonly #listeners = new Set<() => void>();
  #connection: Connection = "connecting";
  #follower: Follower | undefined;
  #link: AbortController | undefined;
  /** The stream before, read on until this one has begun: house events are not told twice, and none may be missed. */
  #former: AbortController | undefined;
  #hasBegun = false;
  #hasBeenAway = false;
  #heardAt = 0;

  constructor(handlers: LinkHandlers) {
    this.#handlers = handlers;
  }

  readonly connection = (): Connection => this.#connection;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Follows this conversation, or none, instead of the one before. Of several wishes in a row the last counts. */
  follow(follower: Follower | undefined) {
    if (this.#follower === follower) return;
    this.#follower = follower;
    const link = this.#link;
    if (link === undefined) return;
    queueMicrotask(() => {
      if (this.#link === link) this.#change();
    });
  }

  /** Connects, and keeps the connection until the returned function is called. */
  readonly start = (): (() => void) => {
    const stop = new AbortController();
    const { signal } = stop;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onVisibility = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(() => this.#rest(), hiddenMs);
      else this.#wake();
    };
    document.addEventListener("visibilitychange", onVisibility, { signal });
    addEventListener("online", () => this.retry(), { signal });
    addEventListener("offline", () => this.#connection === "connected" && this.retry(), { signal });
    this.retry();
    return () => {
      stop.abort();
      clearTimeout(timer);
      this.#letGo();
      this.#link = undefined;
    };
  };

  /** Reads anew at once. */
  retry() {
    this.#hasBeenAway ||= this.#link !== undefined;
    this.#letGo();
    this.#open();
  }

  #change() {
    if (this.#hasBegun) {
      this.#former?.abort();
      this.#former = this.#link;
    } else this.#link?.abort();
    this.#open();
  }

  #open() {
    this.#link = new AbortController();
    this.#hasBegun = false;
    void this.#keepReading(this.#link.signal);
  }

  #letGo() {
    this.#link?.abort();
    this.#former?.abort();
    this.#former = undefined;
  }

  #rest() {
    this.#letGo();
    this.#hasBeenAway = true;
    this.#say("resting");
  }

  /** A laptop that slept has a connection that only looks alive. */
  #wake() {
    if (this.#connection !== "connected" || Date.now() - this.#heardAt > silenceMs / 2)
      this.retry();
  }

  async #keepReading(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const follower = this.#follower;
      const end = await this.#readOnce(follower, signal);
      if (signal.aborted || this.#link?.signal !== signal) return;
      if (end === "gone") {
        follower?.lose();
        if (this.#follower === follower) this.#follower = undefined;
        continue;
      }
      this.#hasBeenAway = true;
      this.#say("lost");
      failures = end === "broken off" ? 1 : failures + 1;
      await pause(Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs), signal);
    }
  }

  async #readOnce(
    follower: Follower | undefined,
    signal: AbortSignal,
  ): Promise<"broken off" | "not begun" | "gone"> {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), silenceMs);
    const onSign = () => {
      this.#heardAt = Date.now();
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
    };
    let hasBegun = false;
    try {
      const either = AbortSignal.any([signal, silence.signal]);
      for await (const data of readEvents(pathOf(follower), { signal: either, onSign })) {
        if (signal.aborted) return "broken off";
        if (!hasBegun) this.#arrive();
        hasBegun = true;
        if (!this.#hand(streamItemSchema.parse(JSON.parse(data)), follower)) return "broken off";
      }
    } catch (error) {
      if (error instanceof RequestProblem && error.code === "not-found") return "gone";
    } finally {
      clearTimeout(timer);
    }
    return hasBegun ? "broken off" : "not begun";
  }

  #arrive() {
    this.#former?.abort();
    this.#former = undefined;
    this.#hasBegun = true;
    this.#say("connected");
    if (this.#hasBeenAway) this.#handlers.onReturn();
    this.#hasBeenAway = false;
  }

  #hand(item: StreamItem, follower: Follower | undefined): boolean {
    if (!isHouseEvent(item)) return follower?.take(item) ?? true;
    this.#handlers.onHouse(item);
    return true;
  }

  #say(connection: Connection) {
    if (this.#connection === connection) return;
    this.#connection = connection;
    for (const listener of this.#listeners) listener();
  }
}

function isHouseEvent(item: StreamItem): item is HouseEvent {
  return houseTypes.has(item.type);
}

function pathOf(follower: Follower | undefined): string {
  if (follower === undefined) return "/api/events";
  const { id, position } = follower;
  return `/api/events?conversation=${id}${position === undefined ? "" : `&after=${position}`}`;
}
