import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { journalEventSchema, type JournalEvent } from "#lib/protocol";
import { emptyConversation, foldAll, type ConversationState } from "#lib/tree";
import type { Events } from "./contract.ts";

const eventsAtOnce = 500;

/** The journal of a conversation as it is kept, from its first event to its last. */
export async function* readJournal(
  events: Pick<Events, "read">,
  conversationId: string,
): AsyncGenerator<JournalEvent, void, undefined> {
  let after = 0;
  for (;;) {
    const page = await events.read(conversationId, { after, limit: eventsAtOnce });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < eventsAtOnce) return;
    after = last.seq;
  }
}

/** Writes a journal to a file, one event a line, to be replayed elsewhere. */
export async function record(
  events: Pick<Events, "read">,
  conversationId: string,
  path: string,
): Promise<void> {
  const lines = async function* () {
    for await (const event of readJournal(events, conversationId)) {
      yield `${JSON.stringify(event)}\n`;
    }
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

/** The events of a recording. @throws Error of zod when a line is none. */
export async function* readRecording(path: string): AsyncGenerator<JournalEvent, void, undefined> {
  await using file = await open(path);
  for await (const line of file.readLines()) {
    yield journalEventSchema.parse(JSON.parse(line));
  }
}

/**
 * What the reducer of the browser makes of a journal. Undefined when it does not begin with the
 * creation of its conversation: then it has been pruned, and only a snapshot tells of what was.
 */
export async function replay(
  journal: AsyncIterable<JournalEvent>,
): Promise<ConversationState | undefined> {
  const [first, ...rest] = await Array.fromAsync(journal);
  if (first?.type !== "conversation.created") return undefined;
  return foldAll(emptyConversation(first.conversation), [first, ...rest]);
}
