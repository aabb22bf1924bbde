import { AppError } from "#lib/errors";
import type { LlamaModel } from "node-llama-cpp";
import type { EngineRequest, FromEngine, RunPart } from "../messages.ts";
import type { Turn } from "../contract.ts";
import type { OpenModel } from "./open-model.ts";
import type { Prompt } from "./prompt.ts";
import { ReadPace } from "./read-pace.ts";
import { Ruler } from "./ruler.ts";
import { preempted, runIn } from "./run.ts";
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

/**
 * Takes requests, keeps them in line and gives them slots. A request is read and measured before it
 * may stand in line, so that one that cannot fit hears so at once.
 */
export class Desk {
  readonly slots: Slots;
  readonly contextSize: number;
  private readonly model: LlamaModel;
  private readonly ruler: Ruler;
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
    this.ruler = new Ruler(model, context.contextSize);
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
      const prompt = this.ruler.promptOf(request.turns);
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

  measure(id: string, turns: readonly Turn[]): void {
    try {
      this.send({ type: "measured", id, measure: this.ruler.measure(turns) });
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

  private checkSampling({ sampling = {}, seed }: EngineRequest): void {
    samplingOptions({ model: this.model, sampling, seed, answer: [], maxTokens: 1 });
  }

  private serve(): void {
    while (this.slots.hasIdle) {
      const entry = this.line.next();
      if (entry === undefined) break;
      const place = this.slots.take(entry.prompt.tokens, entry.priority);
      if (place === undefined) {
        this.fail(entry.id, noPlace());
        continue;
      }
      this.running.set(entry.id, entry);
      void this.work(entry, place);
    }
    this.makeRoom();
    this.tellPositions();
    this.onChange();
  }

  /** One piece of background work gives way for each request of somebody that waits. */
  private makeRoom(): void {
    const isBackground = ({ priority }: Entry) => priority === "background";
    const waiting = this.line.inOrder().filter((entry) => !isBackground(entry)).length;
    const giving = [...this.running.values()].filter(isBackground).slice(0, waiting);
    for (const { abort } of giving) abort.abort(preempted);
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

/** With one slot, or all of them in use lately, work for nobody would cost somebody their next answer's start. */
function noPlace(): AppError {
  const message = "There is no place for background work now. Try again in some minutes.";
  return new AppError("busy", message, { facts: { retryAfterSeconds: 60 } });
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
