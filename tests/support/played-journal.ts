import type { Conversation, Happening, JournalEvent, Message, Run, Snapshot } from "#lib/protocol";
import { newConversation, newMessage } from "./made-messages.ts";
import { newCitation, newSources } from "./made-sources.ts";

const citation = newCitation("All is well.", "All is well");

/** What somebody does next; `pick` chooses among what it can be done to. */
export interface Move {
  readonly do:
    | "ask"
    | "edit"
    | "regenerate"
    | "find"
    | "write"
    | "think"
    | "progress"
    | "end"
    | "stop"
    | "continue"
    | "delete"
    | "restore"
    | "rename";
  readonly pick: number;
  readonly text: string;
}

export const moves: readonly Move["do"][] = [
  "ask",
  "edit",
  "regenerate",
  "find",
  "write",
  "think",
  "progress",
  "end",
  "stop",
  "continue",
  "delete",
  "restore",
  "rename",
];

/** What is done within a run. */
type Work = Extract<Move["do"], "find" | "write" | "think" | "progress" | "end" | "stop">;

interface Row {
  message: Message;
  deletedWith: string | undefined;
}

/**
 * Plays a conversation by the server's rules, without folding anything: it keeps rows as Postgres
 * does and writes a journal beside them, so that the two can be held against each other. A move
 * that is not possible now is passed over.
 */
export class PlayedJournal {
  readonly events: JournalEvent[] = [];
  /** The rows as a reader would have found them after each transaction. */
  readonly snapshots: Snapshot[] = [];
  #conversation: Conversation = newConversation();
  readonly #rows = new Map<string, Row>();
  readonly #runs = new Map<string, Run>();
  #made = 0;

  constructor(played: readonly Move[]) {
    this.#append({ type: "conversation.created", conversation: this.#conversation });
    this.#commit();
    for (const move of played) {
      this.#play(move);
      this.#commit();
    }
  }

  /** The messages that are not deleted, as their rows are now. */
  get messages(): readonly Message[] {
    return [...this.#rows.values()]
      .filter(({ deletedWith }) => deletedWith === undefined)
      .map(({ message }) => message);
  }

  /** The journal as it was kept when event `until` was its last: without what only led to the end of a run. */
  keptUntil(until: number): readonly JournalEvent[] {
    const past = this.events.slice(0, until);
    const ended = new Set(
      past.filter(({ type }) => type === "run.ended").map((event) => event.runId),
    );
    let after = 0;
    const kept: JournalEvent[] = [];
    for (const event of past) {
      const isPassing = event.type.endsWith(".delta") || event.type === "sources.found";
      if (isPassing && ended.has(event.runId)) continue;
      kept.push({ ...event, after });
      after = event.seq;
    }
    return kept;
  }

  #play({ do: what, pick, text }: Move) {
    const one = <Item>(among: readonly Item[]) => among[pick % Math.max(1, among.length)];
    const visible = this.messages;
    const ended = visible.filter(({ status }) => status !== "streaming");
    const run = one([...this.#runs.values()]);
    switch (what) {
      case "ask": {
        const answers = ended.filter(({ role }) => role === "assistant");
        const parent = pick % 7 === 0 ? undefined : one(answers);
        return this.#answer(this.#create({ parentId: parent?.id ?? null, text }));
      }
      case "edit": {
        const original = one(ended);
        if (original !== undefined) this.#create({ ...original, text, figures: null });
        return;
      }
      case "regenerate": {
        const question = one(visible.filter(({ role }) => role === "user"));
        if (question !== undefined) this.#answer(question);
        return;
      }
      case "continue": {
        const parents = new Set(visible.map(({ parentId }) => parentId));
        const stopped = one(
          ended.filter(({ id, status }) => status === "stopped" && !parents.has(id)),
        );
        if (stopped !== undefined) this.#continue(stopped);
        return;
      }
      case "delete": {
        const victim = one(visible);
        if (victim !== undefined) this.#delete(victim);
        return;
      }
      case "restore":
        return this.#restore(pick);
      case "rename":
        this.#conversation = { ...this.#conversation, title: text, titleSource: "person" };
        return this.#append({ type: "conversation.changed", conversation: this.#conversation });
      case "find":
      case "write":
      case "think":
      case "progress":
      case "end":
      case "stop":
        if (run !== undefined) this.#work(run, what, text);
    }
  }

  #work(run: Run, what: Work, text: string) {
    const { messageId } = run;
    const message = this.#require(messageId);
    switch (what) {
      case "find": {
        const sources = newSources([], { query: text });
        this.#store({ ...message, sources });
        return this.#append({ type: "sources.found", messageId, sources }, run.id);
      }
      case "write":
        this.#store({ ...message, text: message.text + text });
        return this.#append({ type: "assistant.stream.delta", messageId, text }, run.id);
      case "think":
        this.#store({ ...message, reasoning: (message.reasoning ?? "") + text });
        return this.#append({ type: "agent.thinking.delta", messageId, text }, run.id);
      case "progress": {
        const state = { state: "reading", doneTokens: text.length, totalTokens: 99 } as const;
        this.#runs.set(run.id, { ...run, state });
        return this.#append({ type: "run.changed", runId: run.id, state }, run.id);
      }
      case "end":
        return this.#end(run, "complete");
      case "stop":
        return this.#end(run, "stopped");
    }
  }

  #create(from: Partial<Message> & Pick<Message, "parentId">): Message {
    this.#made += 1;
    const message = { ...newMessage(`m${this.#made}`, this.#made), ...from };
    const made = { ...message, id: `m${this.#made}`, order: this.#made };
    this.#store(made);
    this.#append({ type: "message.created", message: made });
    return made;
  }

  #answer(question: Message) {
    const answer = this.#create({
      parentId: question.id,
      role: "assistant",
      modelId: "model",
      text: "",
      status: "streaming",
    });
    this.#queue(answer.id);
  }

  #queue(messageId: string) {
    this.#made += 1;
    const { id: conversationId, createdAt } = this.#conversation;
    const run: Run = {
      id: `r${this.#made}`,
      conversationId,
      messageId,
      modelId: "model",
      priority: "interactive",
      state: { state: "queued" },
      createdAt,
    };
    this.#runs.set(run.id, run);
    this.#append({ type: "run.queued", run }, run.id);
  }

  #continue(stopped: Message) {
    const message: Message = { ...stopped, status: "streaming" };
    this.#store(message);
    this.#append({ type: "message.continued", message });
    this.#queue(message.id);
  }

  #end(run: Run, status: "complete" | "stopped") {
    const { sources, ...written } = this.#require(run.messageId);
    // The end says what the answer cites, which nothing before it has said.
    const cited = sources && { ...sources, citations: [citation] };
    const message: Message = { ...written, sources: cited, status };
    const state = { state: status === "complete" ? "done" : "stopped" } as const;
    this.#store(message);
    this.#runs.delete(run.id);
    this.#append({ type: "run.ended", runId: run.id, state }, run.id);
    this.#append({ type: "message.ended", message }, run.id);
  }

  #delete(victim: Message) {
    const ids = [victim.id];
    for (const id of ids) {
      ids.push(...this.messages.filter(({ parentId }) => parentId === id).map((child) => child.id));
    }
    for (const run of this.#runs.values())
      if (ids.includes(run.messageId)) this.#end(run, "stopped");
    for (const id of ids) {
      this.#rows.set(id, { message: this.#require(id), deletedWith: victim.id });
    }
    this.#append({ type: "message.deleted", messageIds: ids });
  }

  #restore(pick: number) {
    const isThere = (id: string | null) =>
      id === null || this.#rows.get(id)?.deletedWith === undefined;
    const roots = [...this.#rows.values()].filter(
      ({ message, deletedWith }) => deletedWith === message.id && isThere(message.parentId),
    );
    const root = roots[pick % Math.max(1, roots.length)]?.message.id;
    if (root === undefined) return;
    const back = [...this.#rows.values()]
      .filter(({ deletedWith }) => deletedWith === root)
      .map(({ message }) => message);
    for (const message of back) this.#store(message);
    this.#append({ type: "message.restored", messages: back });
  }

  #require(id: string): Message {
    const row = this.#rows.get(id);
    if (row === undefined) throw new Error(`No message ${id} was made.`);
    return row.message;
  }

  #store(message: Message) {
    this.#rows.set(message.id, { message, deletedWith: undefined });
  }

  #append(happening: Happening, runId: string | null = null) {
    const after = this.events.length;
    this.events.push({
      seq: after + 1,
      after,
      at: this.#conversation.createdAt,
      conversationId: this.#conversation.id,
      runId,
      actor: "house",
      ...happening,
    });
  }

  #commit() {
    const visible = this.messages;
    const places = new Map(visible.map(({ id }, index) => [id, index]));
    this.snapshots.push({
      type: "conversation.snapshot",
      conversation: this.#conversation,
      seq: this.events.length,
      leafId: null,
      outline: visible.map(({ id, parentId, role, order }) => [
        id,
        parentId === null ? -1 : (places.get(parentId) ?? -1),
        role === "user" ? "u" : "a",
        order,
      ]),
      messages: [...visible],
      runs: [...this.#runs.values()],
    });
  }
}
