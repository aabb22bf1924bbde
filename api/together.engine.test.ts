import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deletionSchema, type JournalEvent, type Snapshot } from "#lib/protocol";
import { fold, fromSnapshot, sameState, type ConversationState } from "#lib/tree";
import { requireTree, stateOfJournal, stateOfRows } from "../tests/support/conversation-states.ts";
import { openHouse, type House } from "../tests/support/open-house.ts";
import { OwnApi } from "../tests/support/own-api.ts";

let house: House;
let api: OwnApi;
beforeAll(async () => {
  house = await openHouse({
    models: { brief: { text: "Yes, {slowly|warmly}." }, endless: { endless: true } },
    env: {
      HEARTH_CONTEXT: "2048",
      HEARTH_TITLES: "off",
      HEARTH_QUEUE: "64",
      REQUESTS_PER_MINUTE: "0",
    },
  });
  api = new OwnApi(house.url);
});
afterAll(() => house[Symbol.asyncDispose]());

/** The title after which nothing is done any more. */
const end = "The end";

/** Numbers from a seed, each below its limit: mulberry32. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

interface Reading {
  readonly most: number;
  readonly isEnough: (state: ConversationState) => boolean;
}

/** What a tab sees of a conversation; it loses its connection now and then and comes back. */
class Tab {
  readonly #id: string;
  readonly #roll: (limit: number) => number;
  state: ConversationState | undefined;
  cuts = 0;

  constructor(id: string, seed: number) {
    this.#id = id;
    this.#roll = dice(seed);
  }

  /** Follows until the conversation is as wished. */
  async follow(isEnough: (state: ConversationState) => boolean): Promise<void> {
    while (!(await this.#read({ most: 1 + this.#roll(12), isEnough }))) this.cuts += 1;
  }

  /** Reads so many events, or until it is enough. */
  async #read({ most, isEnough }: Reading): Promise<boolean> {
    let count = 0;
    for await (const { item } of this.#listen()) {
      if (!("seq" in item)) continue;
      this.state = item.type === "conversation.snapshot" ? this.#begin(item) : this.#goOn(item);
      requireTree(this.state);
      if (isEnough(this.state)) return true;
      count += 1;
      if (count === most) return false;
    }
    return false;
  }

  #begin(snapshot: Snapshot): ConversationState {
    if (this.state !== undefined) throw new Error("The journal should have reached back.");
    return fromSnapshot(snapshot);
  }

  #goOn(event: JournalEvent): ConversationState {
    if (this.state === undefined || event.after > this.state.seq) throw new Error("A gap.");
    if (event.seq <= this.state.seq) throw new Error("An event came twice.");
    return fold(this.state, event);
  }

  #listen() {
    const lastEventId = this.state && `${this.#id}:${this.state.seq}`;
    return api.listen(this.#id, { lastEventId });
  }
}

interface Hand {
  readonly id: string;
  readonly roll: (limit: number) => number;
  readonly look: () => ConversationState;
  /** Ids that the server has said are stored. */
  readonly acknowledged: Set<string>;
  /** Messages that somebody deleted. */
  readonly deleted: Set<string>;
  readonly statuses: Map<string, number>;
}

const modelOf = ({ roll }: Hand) => (roll(4) === 0 ? "endless" : "brief");

/** Does one thing that a person could do with what they see, which may be old by now. */
async function actOnce(hand: Hand): Promise<void> {
  const { id, roll, look, acknowledged, deleted } = hand;
  const nodes = [...look().nodes.values()];
  const node = nodes[roll(nodes.length)];
  const target = node?.id ?? randomUUID();
  const own = randomUUID();
  const answerId = randomUUID();
  const acts = [
    async () => {
      const ids = {
        messageId: own,
        answerId,
        parentId: node?.role === "assistant" ? target : null,
      };
      const body = { ...ids, text: "Again", modelId: modelOf(hand) };
      const path = `/api/conversations/${id}/messages`;
      // A lost answer is asked for again.
      const replies = await Promise.all(
        [1, 2].slice(roll(2)).map(() => api.ask("POST", path, body)),
      );
      return { replies, made: [own, answerId] };
    },
    async () => {
      const body = { messageId: own, text: "Better" };
      return {
        replies: [await api.ask("POST", `/api/messages/${target}/edit`, body)],
        made: [own],
      };
    },
    async () => {
      const body = { answerId, modelId: modelOf(hand) };
      const replies = [await api.ask("POST", `/api/messages/${target}/regenerate`, body)];
      return { replies, made: [answerId] };
    },
    async () => {
      const replies = [await api.ask("DELETE", `/api/messages/${target}`)];
      if (replies[0]?.status === 200) deleted.add(target);
      return { replies, made: [] };
    },
    async () => {
      const [gone = target] = [...deleted].slice(roll(deleted.size || 1));
      return { replies: [await api.ask("POST", `/api/messages/${gone}/restore`)], made: [] };
    },
    async () => ({ replies: [await api.ask("POST", `/api/messages/${target}/stop`)], made: [] }),
    async () => ({
      replies: [await api.ask("POST", `/api/messages/${target}/continue`)],
      made: [],
    }),
    async () => {
      const body = { messageId: target };
      return { replies: [await api.ask("PUT", `/api/conversations/${id}/leaf`, body)], made: [] };
    },
  ];
  // Half of what people do is to talk.
  const act = acts[roll(2) === 0 ? 0 : roll(acts.length)];
  const { replies, made } = (await act?.()) ?? { replies: [], made: [] };
  for (const { status, body } of replies) {
    if (![200, 202, 204, 404, 409].includes(status)) throw new Error(JSON.stringify(body));
    hand.statuses.set(String(status), (hand.statuses.get(String(status)) ?? 0) + 1);
    if (status < 300) for (const one of made) acknowledged.add(one);
  }
}

async function stopAll(id: string): Promise<void> {
  for (;;) {
    const { runs } = await api.snapshot(id);
    if (runs.length === 0) return;
    await Promise.all(
      runs.map(({ messageId }) => api.ask("POST", `/api/messages/${messageId}/stop`)),
    );
  }
}

/** What was deleted below something that was deleted later has a place again only after that one. */
async function restoreAll(deleted: ReadonlySet<string>): Promise<void> {
  for (let restored = 1; restored > 0;) {
    restored = 0;
    for (const one of deleted) {
      const { body } = await api.ask("POST", `/api/messages/${one}/restore`);
      restored += deletionSchema.safeParse(body).data?.messageIds.length ?? 0;
    }
  }
}

test.each([1, 2])(
  "two tabs and a program at one conversation never break it (seed %i)",
  async (seed) => {
    const id = randomUUID();
    const first = await api.talk(id);
    const tabs = [new Tab(id, seed * 10 + 1), new Tab(id, seed * 10 + 2)];
    const following = tabs.map((tab) =>
      tab.follow(({ conversation }) => conversation.title === end),
    );
    await expect.poll(() => tabs.every(({ state }) => state !== undefined)).toBe(true);
    const acknowledged = new Set([first.id, first.parentId ?? ""]);
    const deleted = new Set<string>();
    const statuses = new Map<string, number>();
    let seen = await stateOfRows(api, id);
    const looks = [() => tabs[0]?.state ?? seen, () => tabs[1]?.state ?? seen, () => seen];

    await Promise.all(
      looks.map(async (look, index) => {
        const hand = { id, roll: dice(seed * 100 + index), look, acknowledged, deleted, statuses };
        for (let count = 0; count < 30; count += 1) {
          await actOnce(hand);
          if (index === 2) seen = await stateOfRows(api, id);
        }
      }),
    );
    await stopAll(id);
    await api.ask("PATCH", `/api/conversations/${id}`, { title: end });
    await Promise.all(following);

    const rows = await stateOfRows(api, id);
    const journal = await stateOfJournal(api, id, rows.seq);
    requireTree(rows);
    expect(sameState(journal, rows)).toBe(true);
    expect(tabs.map(({ state }) => state !== undefined && sameState(state, rows))).toEqual([
      true,
      true,
    ]);
    expect(tabs.every(({ cuts }) => cuts > 3)).toBe(true);
    expect(statuses.get("202")).toBeGreaterThan(20);

    await restoreAll(deleted);
    const whole = await stateOfRows(api, id);
    requireTree(whole);
    expect([...acknowledged].filter((one) => !whole.nodes.has(one))).toEqual([]);
    expect(sameState(await stateOfJournal(api, id, whole.seq), whole)).toBe(true);
  },
);
