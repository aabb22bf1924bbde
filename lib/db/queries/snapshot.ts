import { and, asc, eq, isNull, sql } from "drizzle-orm";
import {
  runStateSchema,
  type Message,
  type OutlineEntry,
  type Run,
  type Snapshot,
} from "#lib/protocol";
import { conversations } from "../schema/conversations.ts";
import { journals } from "../schema/journals.ts";
import { leaves } from "../schema/leaves.ts";
import { messages } from "../schema/messages.ts";
import { runs } from "../schema/runs.ts";
import { toConversation } from "./conversation-row.ts";
import { JournalQueries } from "./journal.ts";
import { person } from "./leaves.ts";
import { MessageQueries } from "./messages.ts";
import type { Session } from "./session.ts";

/** As many messages of the shown branch as fill any screen, and some more. */
const shownMessages = 60;

/**
 * A conversation as it is in one moment: the session must be a transaction that sees a single one.
 * Undefined when there is none, or it is deleted.
 */
export async function readSnapshot(
  session: Session,
  conversationId: string,
): Promise<Snapshot | undefined> {
  const head = await readHead(session, conversationId);
  if (head === undefined) return undefined;
  const rows = await readOutline(session, conversationId);
  const live = await readLive(session, conversationId);

  const line = new Outline(rows);
  const leafId = line.has(head.leafId) ? head.leafId : (rows.at(-1)?.id ?? null);
  const shown = line.endOfPath(leafId, shownMessages);
  const writing = live.map((run) => run.messageId);
  const found = await new MessageQueries(session).list(conversationId, [...shown, ...writing]);
  const journal = new JournalQueries(session);
  const texts = new Map<string, Message>(found.map((message) => [message.id, message]));
  for (const run of live) {
    const message = texts.get(run.messageId);
    if (message !== undefined) texts.set(message.id, await withDeltas(journal, run.id, message));
  }

  return {
    type: "conversation.snapshot",
    conversation: head.conversation,
    seq: head.seq,
    leafId,
    outline: line.entries,
    messages: [...texts.values()],
    runs: live,
  };
}

async function readHead(session: Session, conversationId: string) {
  const [row] = await session
    .select({ conversation: conversations, seq: journals.lastSeq, leafId: leaves.messageId })
    .from(conversations)
    .leftJoin(journals, eq(journals.conversationId, conversations.id))
    .leftJoin(leaves, and(eq(leaves.conversationId, conversations.id), eq(leaves.person, person)))
    .where(and(eq(conversations.id, conversationId), isNull(conversations.deletedAt)));
  if (row === undefined) return undefined;
  const { conversation, seq, leafId } = row;
  return { conversation: toConversation(conversation), seq: seq ?? 0, leafId };
}

type OutlineRow = Pick<Message, "id" | "parentId" | "role"> & { readonly seq: number };

function readOutline(session: Session, conversationId: string): Promise<OutlineRow[]> {
  const { id, parentId, role, seq } = messages;
  return session
    .select({ id, parentId, role, seq })
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), isNull(messages.deletedAt)))
    .orderBy(asc(messages.seq));
}

/** The runs that have not ended, with the last state that the journal knows of. */
async function readLive(session: Session, conversationId: string): Promise<Run[]> {
  const rows = await session
    .select({
      run: runs,
      state: sql<unknown>`(
        select data->'state' from events
        where events.run_id = ${runs.id} and type = 'run.changed' order by seq desc limit 1
      )`,
    })
    .from(runs)
    .where(and(eq(runs.conversationId, conversationId), isNull(runs.endedAt)))
    .orderBy(asc(runs.createdAt), asc(runs.id));
  return rows.map(({ run, state }) => ({
    id: run.id,
    conversationId,
    messageId: run.messageId,
    modelId: run.modelId,
    priority: run.priority,
    state: runStateSchema.safeParse(state).data ?? { state: "queued" },
    createdAt: run.createdAt.toISOString(),
  }));
}

async function withDeltas(
  journal: JournalQueries,
  runId: string,
  message: Message,
): Promise<Message> {
  const { text, reasoning } = await journal.textOfRun(runId);
  return {
    ...message,
    text: message.text + text,
    reasoning: reasoning === "" ? message.reasoning : (message.reasoning ?? "") + reasoning,
  };
}

/** Places of messages among their like; every walk is a loop, because a line may be thousands long. */
class Outline {
  readonly #rows: readonly OutlineRow[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(rows: readonly OutlineRow[]) {
    this.#rows = rows;
    this.#places = new Map(rows.map((row, place) => [row.id, place]));
  }

  has(id: string | null): boolean {
    return id !== null && this.#places.has(id);
  }

  get entries(): OutlineEntry[] {
    return this.#rows.map(({ id, parentId, role, seq }) => [
      id,
      parentId === null ? -1 : (this.#places.get(parentId) ?? -1),
      role === "user" ? "u" : "a",
      seq,
    ]);
  }

  /** The ids from a message upwards, at most so many. */
  endOfPath(id: string | null, limit: number): string[] {
    const path: string[] = [];
    for (let next = id; next !== null && path.length < limit;) {
      const place = this.#places.get(next);
      if (place === undefined) break;
      path.push(next);
      next = this.#rows[place]?.parentId ?? null;
    }
    return path;
  }
}
