import { checkRequest, checkTurns } from "./check-request.ts";
import type {
  GeneratePart,
  GenerateRequest,
  Inference,
  InferenceOptions,
  Turn,
} from "./contract.ts";
import type { EngineRun } from "./engine-process.ts";
import { ModelHost, type Lease } from "./model-host.ts";
import { notInMemoryError } from "./model-errors.ts";
import { settledSeed } from "./seed.ts";
import { StatusBoard } from "./status-board.ts";
import { Totals } from "./totals.ts";
import { Turnstile, type Ticket } from "./turnstile.ts";

type EndPart = Extract<GeneratePart, { type: "end" }>;

/** Opens the local engine. No process is started before the first model is wanted. */
export function openInference(options: InferenceOptions): Inference {
  const board = new StatusBoard();
  const house = {
    board,
    host: new ModelHost(options, board),
    turnstile: new Turnstile(options.queueLimit),
    totals: new Totals(),
  };
  return {
    generate: (request, signal) => generate(house, request, signal),
    measure: async (modelId, turns) => await house.host.findReady(modelId)?.measure(turns),
    load: async (modelId) => await house.host.load(modelId),
    unload: async () => await house.host.unload(),
    status: () => board.status,
    totals: () => house.totals.sums,
    onChange: (listener) => board.onChange(listener),
    [Symbol.asyncDispose]: async () => {
      await house.host.close();
      board.close();
    },
  };
}

interface House {
  readonly board: StatusBoard;
  readonly host: ModelHost;
  readonly turnstile: Turnstile;
  readonly totals: Totals;
}

async function* generate(
  house: House,
  request: GenerateRequest,
  signal: AbortSignal,
): AsyncGenerator<GeneratePart, void, void> {
  const { totals } = house;
  totals.began();
  try {
    for await (const part of partsOf(house, request, signal)) {
      if (part.type === "end") totals.ended(part);
      yield part;
    }
  } catch (error) {
    totals.failed();
    throw error;
  }
}

async function* partsOf(
  house: House,
  request: GenerateRequest,
  signal: AbortSignal,
): AsyncGenerator<GeneratePart, void, void> {
  checkRequest(request);
  const seed = settledSeed(request.sampling?.seed);
  const startMs = performance.now();
  const ticket = house.turnstile.enter(house.board.status.slots.length);
  try {
    if (!house.host.isReadyFor(request.modelId)) {
      if (request.priority === "background") throw notInMemoryError();
      yield { type: "loading", modelId: request.modelId };
    }
    const lease = await leaseUnlessStopped(house.host, request.modelId, signal);
    const loadMs = performance.now() - startMs;
    if (lease === undefined) {
      yield stoppedBeforeStart({ seed, loadMs, contextSize: house.board.status.contextSize ?? 0 });
      return;
    }
    const turns = await chosenTurns(lease, request);
    yield* runOf({ house, lease, request, turns, seed, loadMs, ticket }, signal);
  } finally {
    ticket.leave();
  }
}

/** Undefined when the signal aborted first: being stopped is an end, not an error. */
async function leaseUnlessStopped(
  host: ModelHost,
  modelId: string,
  signal: AbortSignal,
): Promise<Lease | undefined> {
  try {
    return await host.acquire(modelId, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

async function chosenTurns(lease: Lease, { turns }: GenerateRequest): Promise<readonly Turn[]> {
  if (typeof turns !== "function") return turns;
  try {
    const chosen = await turns(async (tried) => await lease.engine.measure(tried));
    checkTurns(chosen);
    return chosen;
  } catch (error) {
    lease.release();
    throw error;
  }
}

interface StartedRun {
  readonly house: House;
  readonly lease: Lease;
  readonly request: GenerateRequest;
  readonly turns: readonly Turn[];
  readonly seed: number;
  readonly loadMs: number;
  readonly ticket: Ticket;
}

async function* runOf(
  { house, lease, request, turns, seed, loadMs, ticket }: StartedRun,
  signal: AbortSignal,
): AsyncGenerator<GeneratePart, void, void> {
  const { sampling, stop, maxTokens, priority, owner = "" } = request;
  const contextSize = house.board.status.contextSize ?? 0;
  const run: EngineRun = lease.engine.run({
    turns,
    sampling,
    stop,
    maxTokens,
    priority,
    owner,
    seed,
  });
  // The model must stay until the slot is free, which can be later than when the reader leaves, or earlier.
  void letGoAfter(run, { lease, ticket });
  let hasGivenWay = false;
  if (priority === "background") {
    lease.onWanted(() => {
      hasGivenWay = true;
      run.cancel();
    });
  }
  if (signal.aborted) run.cancel();
  signal.addEventListener("abort", run.cancel, { once: true });
  let hasEnded = false;
  try {
    for await (const part of run.parts) {
      if (part.type === "reading") ticket.start();
      if (part.type === "end") {
        hasEnded = true;
        const timings = {
          ...part.timings,
          loadMs,
          firstTokenMs: part.timings.firstTokenMs + loadMs,
          totalMs: part.timings.totalMs + loadMs,
        };
        ticket.finish(part.timings.totalMs - part.timings.queueMs);
        const isPreempted = hasGivenWay && part.reason === "stopped" && !signal.aborted;
        const reason = isPreempted ? "preempted" : part.reason;
        yield { ...part, reason, timings, contextSize, seed };
      } else yield part;
    }
  } finally {
    signal.removeEventListener("abort", run.cancel);
    if (!hasEnded) run.cancel();
  }
}

async function letGoAfter(
  run: EngineRun,
  { lease, ticket }: Pick<StartedRun, "lease" | "ticket">,
): Promise<void> {
  await run.done;
  lease.release();
  ticket.leave();
}

function stoppedBeforeStart(facts: {
  readonly seed: number;
  readonly loadMs: number;
  readonly contextSize: number;
}): EndPart {
  const { seed, loadMs, contextSize } = facts;
  return {
    type: "end",
    reason: "stopped",
    usage: { promptTokens: 0, cachedTokens: 0, completionTokens: 0, reasoningTokens: 0 },
    timings: {
      loadMs,
      queueMs: 0,
      readMs: 0,
      firstTokenMs: loadMs,
      thinkMs: 0,
      writeMs: 0,
      totalMs: loadMs,
    },
    contextSize,
    seed,
  };
}
