import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { fold, fromSnapshot, sameState, type ConversationState } from "#lib/tree";
import { beginAnswer } from "../../tests/support/begin-answer.ts";
import { databaseUrl } from "../../tests/support/database.ts";
import { dice, type Dice } from "../../tests/support/dice.ts";
import { delta, done, openJournal, range } from "../../tests/support/journal.ts";
import type { Events } from "./contract.ts";
import { readJournal, replay } from "./recording.ts";
import { stateOfRows } from "./state-of-rows.ts";
import { storeRunEnd } from "./store-run-end.ts";

interface Reader {
  readonly conversationId: string;
  /** Each time it comes back it may find itself at another process. */
  readonly processes: readonly Events[];
  readonly roll: Dice;
}

/** Loses its line again and again, comes back to where it was, and folds until there are so many answers at their end. */
async function readUntil(answers: number, { conversationId, processes, roll }: Reader) {
  let state: ConversationState | undefined;
  for (;;) {
    const events = processes[roll(processes.length)];
    const cut = new AbortController();
    let left = 1 + roll(15);
    const items = events?.subscribe(conversationId, { after: state?.seq, signal: cut.signal });
    for await (const item of items ?? []) {
      if (item.type === "conversation.snapshot") state = fromSnapshot(item);
      else if (state === undefined || item.after > state.seq) throw new Error("A gap.");
      else if (item.seq <= state.seq) throw new Error("An event came twice.");
      else state = fold(state, item);
      const ended = [...state.messages.values()].filter(({ role }) => role === "assistant").length;
      if (ended === answers && state.live.size === 0) return state;
      left -= 1;
      // Half of the lines are cut by the reader, half just break off.
      if (left === 0 && roll(2) === 0) cut.abort();
      else if (left <= 0) break;
    }
  }
}

/** Another answer to the question, by another run. */
async function answerAgain(events: Events, conversationId: string, questionId: string) {
  const [messageId, id] = [randomUUID(), randomUUID()];
  await events.write(conversationId, async (tx, append) => {
    const threadId = (await tx.conversations.findMainThread(conversationId)) ?? "";
    const place = { conversationId, threadId, parentId: questionId, modelId: "tiny" };
    const shape = { role: "assistant", text: "", status: "streaming" } as const;
    const message = await tx.messages.insert({ ...place, ...shape, id: messageId });
    const owner = { modelId: "tiny", priority: "interactive", worker: events.worker } as const;
    const run = await tx.runs.insert({ ...owner, id, conversationId, messageId });
    if (message === undefined) throw new Error("The id is free.");
    append({ type: "message.created", message, actor: "person" });
    append({ type: "run.queued", run, actor: "house", runId: id });
  });
  return { messageId, run: { id, conversationId, messageId } };
}

test("readers who lose their line again and again fold to what the rows say", async () => {
  const url = databaseUrl();
  await using here = await openJournal(url);
  await using there = await openJournal(url);
  const processes = [here.events, there.events];
  const first = await beginAnswer(here.events);
  const { conversationId, questionId } = first;
  const answers = 6;

  const reading = range(1, 6).map((seed) =>
    readUntil(answers, { conversationId, processes, roll: dice(seed) }),
  );
  const roll = dice(99);
  for (let begun = 1, answer: Pick<typeof first, "messageId" | "run"> = first; ; begun += 1) {
    const owner = processes[roll(2)] ?? here.events;
    const { messageId, run } = answer;
    for (const place of range(1, 25)) {
      await owner.appendToRun(run, [delta(messageId, `${place} `), delta(messageId, "and ")]);
    }
    await owner.write(conversationId, (tx, append) => storeRunEnd(tx, append, run, done));
    if (begun === answers) break;
    answer = await answerAgain(owner, conversationId, questionId);
  }
  const states = await Promise.all(reading);

  const rows = await stateOfRows(here.db, conversationId);
  const replayed = await replay(readJournal(there.events, conversationId));
  if (rows === undefined || replayed === undefined) throw new Error("Both are there.");
  const atEnd = (state: ConversationState) => ({ ...state, seq: rows.seq });
  expect(states.map((state) => sameState(atEnd(state), rows))).toEqual(states.map(() => true));
  expect(sameState(replayed, rows)).toBe(true);
});
