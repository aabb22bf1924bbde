import type { LlamaModel, Token } from "node-llama-cpp";
import type { EngineRequest, RunPart } from "../messages.ts";
import { AnswerText } from "./answer-text.ts";
import { Outbox } from "./outbox.ts";
import type { Prompt } from "./prompt.ts";
import type { ReadPace } from "./read-pace.ts";
import { samplingOptions } from "./sampling.ts";
import type { Place } from "./slots.ts";

export interface Run {
  readonly model: LlamaModel;
  readonly request: EngineRequest;
  readonly prompt: Prompt;
  readonly place: Place;
  readonly pace: ReadPace;
  readonly signal: AbortSignal;
  /** When the request reached this process. */
  readonly receivedMs: number;
  /** True while no other slot is at work. */
  readonly isAlone: () => boolean;
  readonly onWriting: () => void;
  readonly deliver: (part: RunPart) => void;
}

type Reason = Extract<RunPart, { type: "end" }>["reason"];

/** The reason for which a signal aborts when a run has to give way; any other means that it was stopped. */
export const preempted = "preempted";

/** Reads a prompt and writes the answer in one slot. Ends with an `end` part, or throws when the engine failed. */
export async function runIn(run: Run): Promise<void> {
  const figures = new RunFigures(run);
  const outbox = new Outbox(run.deliver);
  const evaluatedFrom = await readPrompt(run, outbox);
  figures.cachedTokens = Math.max(
    0,
    run.prompt.tokens.length - (run.place.tokens.length - evaluatedFrom.shared),
  );
  const reason = run.signal.aborted
    ? earlyEnd(run.signal)
    : await write(run, { evaluatedFrom, outbox, figures });
  outbox.send(figures.end(reason));
}

interface Reading {
  /** Where the prompt's first token lies that had to be read. */
  readonly shared: number;
  /** The prompt's last tokens, which are read together with the first sampling. */
  readonly last: readonly Token[];
}

/** Reads all of the prompt but its last piece, in pieces, so that a stop and other slots' writers get in between. */
async function readPrompt(run: Run, outbox: Outbox): Promise<Reading> {
  const { sequence, answerStarts } = run.place.slot;
  const { tokens } = run.place;
  await sequence.adaptStateToTokens(tokens.slice(0, run.place.sharedTokens), false);
  const shared = sequence.nextTokenIndex;
  for (const start of answerStarts) {
    if (start >= shared) answerStarts.delete(start);
  }

  let done = shared;
  for (;;) {
    const totalTokens = tokens.length;
    outbox.send({ type: "reading", doneTokens: done, totalTokens });
    const size = run.pace.next({ isAlone: run.isAlone() });
    if (totalTokens - done <= size || run.signal.aborted)
      return { shared, last: tokens.slice(done) };
    const startMs = performance.now();
    await sequence.evaluateWithoutGeneratingNewTokens(tokens.slice(done, done + size));
    run.pace.measured(size, performance.now() - startMs);
    done += size;
  }
}

interface Writing {
  readonly evaluatedFrom: Reading;
  readonly outbox: Outbox;
  readonly figures: RunFigures;
}

async function write(run: Run, { evaluatedFrom, outbox, figures }: Writing): Promise<Reason> {
  const { model, request, prompt, place, signal } = run;
  const { sequence, answerStarts } = place.slot;
  const answer: Token[] = [];
  const text = new AnswerText({ reader: model, prompt, stops: request.stop ?? [] });
  const free = sequence.contextSize - place.tokens.length;
  const maxTokens = Math.min(request.maxTokens ?? free, free);
  const options = samplingOptions({
    model,
    sampling: request.sampling ?? {},
    seed: request.seed,
    answer,
    maxTokens,
  });

  // Where a model cannot go back in its state, this is the point the next turn goes back to.
  if (sequence.needsCheckpoints) await sequence.takeCheckpoint();
  answerStarts.add(place.tokens.length);
  for await (const token of sequence.evaluate([...evaluatedFrom.last], options)) {
    if (answer.length === 0) {
      figures.firstToken();
      run.onWriting();
    }
    if (signal.aborted) return finish(earlyEnd(signal));
    if (model.isEogToken(token) || prompt.stopTokens.has(token)) return finish("stop");
    answer.push(token);
    const piece = text.push(token);
    figures.token({ isThinking: text.isThinking || piece.reasoning !== "" });
    outbox.add(piece);
    if (text.isStopped) return finish("stop");
    if (answer.length >= maxTokens) return finish("length");
  }
  throw new Error("The engine stopped producing tokens.");

  function finish(reason: Reason): Reason {
    const rest = text.end();
    outbox.append(rest.reasoning, rest.text);
    return reason;
  }
}

function earlyEnd({ reason }: AbortSignal): Reason {
  return reason === preempted ? "preempted" : "stopped";
}

/** Counts and clocks of one run. */
class RunFigures {
  cachedTokens = 0;
  private readonly run: Run;
  private readonly startedMs = performance.now();
  private firstTokenMs: number | undefined;
  private thoughtEndMs: number | undefined;
  private completionTokens = 0;
  private reasoningTokens = 0;

  constructor(run: Run) {
    this.run = run;
  }

  firstToken(): void {
    this.firstTokenMs = performance.now();
  }

  token({ isThinking }: { readonly isThinking: boolean }): void {
    this.completionTokens++;
    if (!isThinking) return;
    this.reasoningTokens++;
    this.thoughtEndMs = performance.now();
  }

  end(reason: Reason): RunPart {
    const endMs = performance.now();
    const firstMs = this.firstTokenMs ?? endMs;
    return {
      type: "end",
      reason,
      usage: {
        promptTokens: this.run.prompt.tokens.length,
        cachedTokens: this.cachedTokens,
        completionTokens: this.completionTokens,
        reasoningTokens: this.reasoningTokens,
      },
      timings: {
        queueMs: this.startedMs - this.run.receivedMs,
        readMs: firstMs - this.startedMs,
        firstTokenMs: firstMs - this.run.receivedMs,
        thinkMs: (this.thoughtEndMs ?? firstMs) - firstMs,
        writeMs: endMs - firstMs,
        totalMs: endMs - this.run.receivedMs,
      },
    };
  }
}
