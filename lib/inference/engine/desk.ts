import { AppError } from "#lib/errors";
import type { LlamaModel } from "node-llama-cpp";
import type { EngineRequest, FromEngine, RunPart } from "../messages.ts";
import { chatWrapperOf, promptOf, type Prompt } from "./prompt.ts";
import type { OpenModel } from "./open-model.ts";
import { ReadPace } from "./read-pace.ts";
import { runIn } from "./run.ts";
import { samplingOptions } from "./sampling.ts";
import { Slots, type Place } from "./slots.ts";
import { WaitingLine, type Waiting } from "./waiting-line.ts";

interface Entry extends Waiting {
  readonly request: EngineRequest;
  readonly prompt: Prompt;
  readonly receivedMs: number;
  readonly abort: AbortController;
  position: number | undefined;
}

/** Letters; vocabularies have few longer entries, and those are rows of spaces. */
const longestToken = 64;

/**
 * Takes requests, keeps them in line and gives them slots. A request is read and measured before it
 * may stand in line, so that one that cannot fit hears so at once.
 */
export class Desk {
  readonly slots: Slots;
  readonly contextSize: number;
  private readonly model: LlamaModel;
  private readonly wrapper;
  private readonly pace: ReadPace;
  private readonly line = new WaitingLine<Entry>();
  private readonly running = new Map<string, Entry>();
  private readonly send: (message: FromEngine) => void;
  private readonly onChange: () => void;

  constructor(
    { model, context }: OpenModel,
    { send, onChange }: { send: (message: FromEngine) => void; onChange: () => void },
  ) {
    this.model = model;
    this.contextSize = context.contextSize;
    this.wrapper = chatWrapperOf(model);
    this.pace = new ReadPace({ batchSize: context.batchSize });
    this.slots = new Slots(model, context);
    this.send = send;
    this.onChange = onChange;
  }

  get queued(): number {
    return this.line.size;
  }

  accept(id: string, request: EngineRequest): void {
    const receivedMs = performance.now();
    try {
      this.checkLength(request);
      const prompt = promptOf(this.model, this.wrapper, request.turns);
      if (prompt.tokens.length >= this.contextSize) throw this.tooLong(prompt.tokens.length);
      this.checkSampling(request);
      this.part(id, {
        type: "accepted",
        promptTokens: prompt.tokens.length,
        contextSize: this.contextSize,
      });
      const { priority, owner } = request;
      const abort = new AbortController();
      this.line.add({
        id,
        priority,
        owner,
        request,
        prompt,
        receivedMs,
        abort,
        position: undefined,
      });
      this.serve();
    } catch (error) {
      this.fail(id, error);
    }
  }

  cancel(id: string): void {
    this.running.get(id)?.abort.abort();
    const entry = this.line.remove(id);
    if (entry === undefined) return;
    this.part(id, unstarted(entry));
    this.tellPositions();
    this.onChange();
  }

  /** Refuses what cannot possibly fit before it is tokenised, which would hold up every writer for seconds. */
  private checkLength({ turns }: EngineRequest): void {
    const letters = turns.reduce((sum, { text }) => sum + text.length, 0);
    if (letters > this.contextSize * longestToken)
      throw this.tooLong(Math.ceil(letters / longestToken));
  }

  /** A slot must hold the prompt and at least one token of the answer. */
  private tooLong(promptTokens: number): AppError {
    const { contextSize } = this;
    const message = `The conversation has ${promptTokens} tokens and the model can hold ${contextSize}. Shorten it or begin a new one.`;
    return new AppError("context-too-long", message, { facts: { promptTokens, contextSize } });
  }

  private checkSampling({ sampling = {}, seed }: EngineRequest): void {
    samplingOptions({ model: this.model, sampling, seed, answer: [], maxTokens: 1 });
  }

  private serve(): void {
    while (this.slots.hasIdle) {
      const entry = this.line.next();
      const place = entry && this.slots.take(entry.prompt.tokens);
      if (entry === undefined || place === undefined) break;
      this.running.set(entry.id, entry);
      void this.work(entry, place);
    }
    this.tellPositions();
    this.onChange();
  }

  private async work(entry: Entry, place: Place): Promise<void> {
    const { id, request, prompt, receivedMs, abort } = entry;
    try {
      await runIn({
        model: this.model,
        request,
        prompt,
        place,
        receivedMs,
        pace: this.pace,
        signal: abort.signal,
        isAlone: () => this.running.size === 1,
        onWriting: () => {
          place.slot.state = "writing";
          this.onChange();
        },
        deliver: (part) => this.part(id, part),
      });
    } catch (error) {
      this.fail(id, error);
      // Its state may be half of something; the next request starts from nothing.
      await place.slot.sequence.clearHistory();
      place.slot.answerStarts.clear();
    } finally {
      this.running.delete(id);
      this.slots.giveBack(place.slot);
      this.serve();
    }
  }

  private tellPositions(): void {
    for (const [index, entry] of this.line.inOrder().entries()) {
      if (entry.position === index + 1) continue;
      entry.position = index + 1;
      this.part(entry.id, { type: "queued", position: index + 1 });
    }
  }

  private part(id: string, part: RunPart): void {
    this.send({ type: "part", id, part });
  }

  private fail(id: string, error: unknown): void {
    if (AppError.is(error)) {
      const { code, message, facts } = error;
      this.send({ type: "failed", id, failure: { code, message, facts } });
      return;
    }
    const message = "The model failed while answering. Send the message again.";
    const failure = { code: "model-failed", message, facts: {}, cause: String(error) } as const;
    this.send({ type: "failed", id, failure });
  }
}

function unstarted({ prompt, receivedMs }: Entry): RunPart {
  const waitedMs = performance.now() - receivedMs;
  return {
    type: "end",
    reason: "stopped",
    usage: {
      promptTokens: prompt.tokens.length,
      cachedTokens: 0,
      completionTokens: 0,
      reasoningTokens: 0,
    },
    timings: {
      queueMs: waitedMs,
      readMs: 0,
      firstTokenMs: waitedMs,
      thinkMs: 0,
      writeMs: 0,
      totalMs: waitedMs,
    },
  };
}
