import { availableParallelism, totalmem } from "node:os";
import {
  getLlama,
  InsufficientMemoryError,
  LlamaLogLevel,
  type Llama,
  type LlamaContext,
  type LlamaModel,
} from "node-llama-cpp";
import type { LoadOrder } from "../messages.ts";
import { contextBudgetBytes, contextPlans, type ContextPlan } from "./plan-context.ts";

export interface OpenModel {
  readonly model: LlamaModel;
  readonly context: LlamaContext;
  readonly threads: number;
  readonly gpu: string | null;
}

export interface OpenModelEvents {
  readonly onProgress: (progress: number) => void;
  readonly onLog: (level: "warn" | "error", message: string) => void;
}

/**
 * Models that look only a window back, or keep one running state, can return only to a point that was
 * saved. The library sets no limit of its own on what the saved points of a slot may take.
 */
const checkpointMemoryBytes = 512 * 1024 ** 2;

export const sequenceOptions = {
  checkpoints: { max: 16, maxMemory: checkpointMemoryBytes },
  contextShift: {
    // Deleting what was said to make room would be silent; lengths are checked before, so this never runs.
    strategy: () => {
      throw new Error("The slot is full.");
    },
  },
};

/** Loads a model and makes the one context that all slots share. */
export async function openModel(order: LoadOrder, events: OpenModelEvents): Promise<OpenModel> {
  const llama = await openLlama(order.gpu, events.onLog);
  const threads = order.threads ?? defaultThreads(llama);
  const wishes = {
    trainedContext: order.trainedContext,
    slots: order.slots,
    contextSize: order.contextSize,
  };
  const room = {
    totalMemoryBytes: totalmem(),
    cores: llama.cpuMathCores,
    hasGpu: llama.gpu !== false,
  };
  const plans = contextPlans(room, wishes);
  const model = await llama.loadModel({
    modelPath: order.path,
    onLoadProgress: events.onProgress,
    ...(room.hasGpu && {
      gpuLayers: { fitContext: { contextSize: plans[0]?.contextSize ?? 8_192 } },
    }),
  });
  const context = await firstThatFits(model, plans, { threads, hasGpu: room.hasGpu });
  return { model, context, threads, gpu: model.gpuLayers > 0 && llama.gpu ? llama.gpu : null };
}

async function openLlama(gpu: LoadOrder["gpu"], onLog: OpenModelEvents["onLog"]): Promise<Llama> {
  return await getLlama({
    gpu: gpu === "off" ? false : "auto",
    // "auto" would download and compile llama.cpp where no binary fits.
    build: "never",
    skipDownload: true,
    maxThreads: 0,
    logger: (level, message) => {
      if (level === LlamaLogLevel.warn) onLog("warn", message);
      if (level === LlamaLogLevel.error || level === LlamaLogLevel.fatal) onLog("error", message);
    },
  });
}

/** One core stays free: ggml's threads spin while they wait, and a busy neighbour makes all of them wait. */
function defaultThreads(llama: Llama): number {
  return Math.max(1, Math.min(llama.cpuMathCores, availableParallelism()) - 1);
}

interface ContextMeans {
  readonly threads: number;
  readonly hasGpu: boolean;
}

async function firstThatFits(
  model: LlamaModel,
  plans: readonly ContextPlan[],
  means: ContextMeans,
): Promise<LlamaContext> {
  for (const plan of plans) {
    try {
      if (await fitsMemory(model, plan, means)) return await contextOf(model, plan, means);
    } catch (error) {
      // The next plan is smaller.
      if (!(error instanceof InsufficientMemoryError)) throw error;
    }
  }
  throw new InsufficientMemoryError("No context fits into memory beside the model.");
}

async function fitsMemory(
  model: LlamaModel,
  { slots, contextSize }: ContextPlan,
  { hasGpu }: ContextMeans,
): Promise<boolean> {
  const { cpuRam } = await model.fileInsights.estimateContextResourceRequirementsV2({
    contextSize: contextSize * slots,
    modelGpuLayers: model.gpuLayers,
    sequences: slots,
    batchSize: batchSizeOf(hasGpu),
  });
  return cpuRam <= contextBudgetBytes(process.availableMemory(), totalmem());
}

async function contextOf(
  model: LlamaModel,
  { slots, contextSize }: ContextPlan,
  { threads, hasGpu }: ContextMeans,
): Promise<LlamaContext> {
  return await model.createContext({
    sequences: slots,
    contextSize,
    batchSize: batchSizeOf(hasGpu),
    threads,
  });
}

/** On a processor 512 also bounds how long a stop has to wait; a graphics card reads 1 024 in no time. */
function batchSizeOf(hasGpu: boolean): number {
  return hasGpu ? 1_024 : 512;
}
