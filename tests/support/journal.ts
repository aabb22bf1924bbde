import { openEvents, type Events } from "#lib/events";
import { openLog } from "#lib/log";
import type { JournalEvent, Snapshot } from "#lib/protocol";
import { openTestDatabase } from "./database.ts";

export type Item = Snapshot | JournalEvent;

/** A web process as far as the journal is concerned, on the database of that address. */
export async function openJournal(url: string) {
  const opened = new AsyncDisposableStack();
  const db = opened.use(await openTestDatabase(url));
  const events = opened.use(await openEvents({ db, log: openLog({ level: "silent" }) }));
  const close = () => opened.disposeAsync();
  return { db, events, close, [Symbol.asyncDispose]: close };
}

/** A reader of a conversation, who gives up after twenty seconds. */
export function follow(events: Events, conversationId: string, after?: number) {
  const signal = AbortSignal.timeout(20_000);
  return events.subscribe(conversationId, { after, signal })[Symbol.asyncIterator]();
}

export async function next(reader: AsyncIterator<Item>): Promise<Item> {
  const { value, done } = await reader.next();
  if (done === true) throw new Error("The subscription has ended.");
  return value;
}

/** Everything up to the end of a run. */
export async function takeRun(reader: AsyncIterator<Item>): Promise<Item[]> {
  const taken: Item[] = [];
  do taken.push(await next(reader));
  while (taken.at(-1)?.type !== "run.ended");
  return taken;
}

export function delta(messageId: string, text: string) {
  return { type: "assistant.stream.delta", messageId, text, actor: "model" } as const;
}

/** How an answer ends that nobody disturbs. */
export const done = { state: "done", ending: { status: "complete" }, actor: "model" } as const;

export function seqs(items: readonly Item[]): number[] {
  return items.map(({ seq }) => seq);
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}
