import type { JournalEvent } from "#lib/protocol";
import { array, assert, constantFrom, nat, property, record, string } from "fast-check";
import { expect, test } from "vitest";
import { moves, PlayedJournal } from "../../tests/support/played-journal.ts";
import { pathTo } from "./branches.ts";
import { fold, foldAll } from "./fold.ts";
import { emptyConversation, fromSnapshot } from "./from-snapshot.ts";
import { Inbox } from "./inbox.ts";
import { sameState } from "./same-state.ts";
import type { ConversationState } from "./state.ts";
import { withLoaded } from "./with-loaded.ts";

/** The same histories each time; another seed tries others. */
const chance = { seed: 20_261_121, numRuns: 1_000 };

const histories = array(
  record({
    do: constantFrom(...moves),
    pick: nat(1000),
    text: string({ minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 60, size: "max" },
).map((played) => new PlayedJournal(played));

/** One stay of a reader on the line: how far it goes, and how badly the line treats it. */
const stays = array(
  record({
    length: nat(40),
    withSnapshot: constantFrom(true, false),
    /** How many places late an event arrives, event by event. */
    delays: array(nat(6), { minLength: 1, maxLength: 12 }),
    /** Every so many-th event comes twice, or never; 0 for none. */
    repeat: nat(5),
    lose: nat(9),
  }),
  { maxLength: 8 },
);

const start = (journal: PlayedJournal): ConversationState => {
  const [first] = journal.events;
  if (first?.type !== "conversation.created")
    throw new Error("A journal begins with its conversation.");
  return emptyConversation(first.conversation);
};

const replay = (journal: PlayedJournal) => foldAll(start(journal), journal.events);

const rowsOf = (journal: PlayedJournal): ConversationState => {
  const last = journal.snapshots.at(-1);
  if (last === undefined) throw new Error("A journal has a snapshot.");
  return fromSnapshot(last);
};

function badly(
  events: readonly JournalEvent[],
  { delays, repeat, lose }: { delays: readonly number[]; repeat: number; lose: number },
): readonly JournalEvent[] {
  return events
    .flatMap((event, index) => {
      const place = index + (delays[index % delays.length] ?? 0);
      if (lose > 0 && index % 10 === lose) return [];
      const isTwice = repeat > 0 && index % repeat === 0;
      return isTwice
        ? [
            { event, place },
            { event, place: place + 3 },
          ]
        : [{ event, place }];
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ event }) => event);
}

test("a replay from the beginning, with or without the deltas of ended runs, is what the rows say", () => {
  assert(
    property(histories, (journal) => {
      const kept = journal.keptUntil(journal.events.length);

      expect(sameState(replay(journal), rowsOf(journal))).toBe(true);
      expect(sameState(foldAll(start(journal), kept), rowsOf(journal))).toBe(true);
    }),
    chance,
  );
});

test("a replay from any snapshot on is what the rows say, once all texts are loaded", () => {
  assert(
    property(histories, nat(60), nat(20), (journal, pick, textsLeft) => {
      const snapshot = journal.snapshots[pick % journal.snapshots.length];
      if (snapshot === undefined) throw new Error("A journal has a snapshot.");
      const messages = snapshot.messages.filter(
        ({ status }, index) => status === "streaming" || index % 21 >= textsLeft,
      );

      const state = foldAll(fromSnapshot({ ...snapshot, messages }), journal.events);

      expect(sameState(withLoaded(state, journal.messages), rowsOf(journal))).toBe(true);
    }),
    chance,
  );
});

test("in whatever batches the events come, and whatever they repeat, the state is the same", () => {
  assert(
    property(histories, array(nat(9), { minLength: 1 }), (journal, sizes) => {
      let state = start(journal);
      for (let index = 0, turn = 0; index < journal.events.length; turn += 1) {
        const end = index + 1 + (sizes[turn % sizes.length] ?? 0);
        state = foldAll(state, journal.events.slice(Math.max(0, index - 3), end));
        index = end;
      }

      expect(state).toEqual(replay(journal));
    }),
    chance,
  );
});

test("drops, copies, disorder and reconnects, with snapshots or without, end in the same state", () => {
  assert(
    property(histories, stays, (journal, line) => {
      let now = 0;
      let state = start(journal);
      for (const stay of [...line, { ...gentle, length: journal.events.length }]) {
        const kept = journal.keptUntil(now).filter(({ seq }) => seq > state.seq);
        const live = journal.events.slice(now, now + stay.length);
        const snapshot = journal.snapshots.findLast(({ seq }) => seq <= now && seq > state.seq);
        if (stay.withSnapshot && snapshot !== undefined) state = fromSnapshot(snapshot);
        const inbox = new Inbox(state.seq);
        for (const event of badly([...kept, ...live], stay))
          state = foldAll(state, inbox.take(event));
        now = Math.min(now + stay.length, journal.events.length);
      }

      expect(sameState(state, replay(journal))).toBe(true);
    }),
    chance,
  );
});

const gentle = { withSnapshot: false, delays: [0], repeat: 0, lose: 0 };

test("whatever is deleted, the leaf is a message that is there, at the end of a whole path", () => {
  assert(
    property(histories, nat(1000), (journal, pick) => {
      let state = start(journal);
      for (const event of journal.events) {
        state = fold(state, event);
        const ids = [...state.nodes.keys()];
        state = { ...state, leafId: state.leafId ?? ids[pick % Math.max(1, ids.length)] ?? null };
        const path = pathTo(state, state.leafId);

        expect(path.at(-1)?.id ?? null).toBe(state.leafId);
        expect(path[0]?.parentId ?? null).toBeNull();
      }
    }),
    chance,
  );
});
