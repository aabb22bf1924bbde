import { randomUUID } from "node:crypto";
import type {
  Happening,
  JournalEvent,
  Message,
  Run,
  Sources,
  TemporaryRequest,
} from "#lib/protocol";
import { cited } from "./cited.ts";
import type { AnswerEnd } from "./generate.ts";
import type { ChatPorts } from "./ports.ts";
import { requireModel } from "./require-model.ts";
import { respond } from "./respond.ts";
import { stateAfter, type Progress } from "./state-after.ts";
import { storable } from "./storable.ts";
import { stateOf } from "./store-ending.ts";

/** An answer as the same events that a stored one would have; nothing of it is kept, nor logged. */
export async function* answerTemporarily(
  ports: ChatPorts,
  request: TemporaryRequest,
  signal: AbortSignal,
): AsyncGenerator<JournalEvent, void, void> {
  const { modelId, library } = request;
  const { preset } = await requireModel(ports, modelId);
  const passing = new PassingRun(request);
  yield* passing.begin();

  const line = request.line.map(
    (said) => ({ ...said, status: "complete", attachments: [] }) as const,
  );
  const scope = library === undefined || library.mode === "off" ? null : library;
  const asked = { line, before: 0, scope, sources: null, modelId, preset };
  for await (const part of respond(asked, ports, signal)) {
    if (part.type === "sources") yield passing.found(part.sources);
    else if (part.type === "ended") {
      const { sources, text } = passing.answer;
      const checked = sources === null ? null : await cited(ports, sources, text);
      yield* passing.end({ ...part.ending, sources: checked });
    } else yield* passing.take(part);
  }
}

/** Numbers what happens on from where the page is, and remembers the text for the end. */
class PassingRun {
  readonly #run: Run;
  #answer: Message;
  #seq: number;

  constructor({ conversationId, answerId, parentId, after, modelId }: TemporaryRequest) {
    const createdAt = new Date().toISOString();
    this.#seq = after;
    this.#answer = {
      ...emptyAnswer,
      id: answerId,
      conversationId,
      threadId: conversationId,
      parentId,
      modelId,
      order: after + 1,
      createdAt,
    };
    this.#run = {
      id: randomUUID(),
      conversationId,
      messageId: answerId,
      modelId,
      priority: "interactive",
      state: { state: "queued" },
      createdAt,
    };
  }

  /** As it is by now. */
  get answer(): Message {
    return this.#answer;
  }

  begin(): JournalEvent[] {
    return [
      this.#event({ type: "message.created", message: this.#answer }),
      this.#event({ type: "run.queued", run: this.#run }),
    ];
  }

  found(sources: Sources): JournalEvent {
    this.#answer = { ...this.#answer, sources };
    return this.#event({ type: "sources.found", messageId: this.#answer.id, sources });
  }

  take(part: Progress): JournalEvent[] {
    const { id: runId, messageId, state: before } = this.#run;
    const state = stateAfter(part, before);
    this.#run.state = state;
    const events = state === before ? [] : [this.#event({ type: "run.changed", runId, state })];
    if (part.type !== "text-delta" && part.type !== "reasoning-delta") return events;

    const text = storable(part.text);
    const { text: answer, reasoning } = this.#answer;
    if (part.type === "text-delta") {
      this.#answer = { ...this.#answer, text: answer + text };
      return [...events, this.#event({ type: "assistant.stream.delta", messageId, text })];
    }
    this.#answer = { ...this.#answer, reasoning: (reasoning ?? "") + text };
    return [...events, this.#event({ type: "agent.thinking.delta", messageId, text })];
  }

  end(ending: AnswerEnd): JournalEvent[] {
    const state = { state: stateOf[ending.status] };
    const { figures = null, error = null, context = null, sources = null, status } = ending;
    const message = { ...this.#answer, figures, error, context, sources, status };
    return [
      this.#event({ type: "run.ended", runId: this.#run.id, state }),
      this.#event({ type: "message.ended", message }),
    ];
  }

  #event(happening: Happening): JournalEvent {
    const after = this.#seq;
    this.#seq += 1;
    const { conversationId, id: runId } = this.#run;
    const at = new Date().toISOString();
    return { seq: this.#seq, after, at, conversationId, runId, actor: "model", ...happening };
  }
}

const emptyAnswer = {
  messageType: "message",
  role: "assistant",
  text: "",
  reasoning: null,
  status: "streaming",
  error: null,
  figures: null,
  library: null,
  sources: null,
  context: null,
  attachments: [],
} as const satisfies Partial<Message>;
