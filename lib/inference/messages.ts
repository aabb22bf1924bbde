import type { ErrorCode, ErrorFacts } from "#lib/errors";
import type { GenerateRequest, Measure, Turn, Usage } from "./contract.ts";

/** A request as it crosses to the engine: checked, with its seed settled. */
export interface EngineRequest extends Omit<GenerateRequest, "modelId" | "owner" | "turns"> {
  readonly turns: readonly Turn[];
  readonly owner: string;
  readonly seed: number;
}

export interface LoadOrder {
  readonly path: string;
  readonly sizeBytes: number;
  readonly trainedContext: number;
  readonly threads?: number | undefined;
  readonly slots?: number | undefined;
  readonly contextSize?: number | undefined;
  readonly gpu: "auto" | "off";
}

/** What this process says to the engine's. */
export type ToEngine =
  | { readonly type: "load"; readonly order: LoadOrder }
  | { readonly type: "generate"; readonly id: string; readonly request: EngineRequest }
  | { readonly type: "measure"; readonly id: string; readonly turns: readonly Turn[] }
  | { readonly type: "cancel"; readonly id: string };

/** What came of a load: the figures are what was obtained, not what was asked for. */
export interface LoadedFacts {
  readonly contextSize: number;
  readonly threads: number;
  readonly gpu: string | null;
  readonly slots: readonly SlotState[];
}

export interface SlotState {
  readonly id: number;
  readonly state: "idle" | "reading" | "writing";
  readonly tokens: number;
}

/** Milliseconds since the engine's process received the request. */
interface RunTimings {
  readonly queueMs: number;
  readonly readMs: number;
  readonly firstTokenMs: number;
  readonly thinkMs: number;
  readonly writeMs: number;
  readonly totalMs: number;
}

export type RunPart =
  | { readonly type: "accepted"; readonly promptTokens: number; readonly contextSize: number }
  | { readonly type: "queued"; readonly position: number }
  | { readonly type: "reading"; readonly doneTokens: number; readonly totalTokens: number }
  | { readonly type: "reasoning-delta"; readonly text: string; readonly tokens: number }
  | { readonly type: "text-delta"; readonly text: string; readonly tokens: number }
  | {
      readonly type: "end";
      readonly reason: "stop" | "length" | "stopped" | "preempted";
      readonly usage: Usage;
      readonly timings: RunTimings;
    };

interface RunFailure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly facts: ErrorFacts;
  /** The truth for the log. */
  readonly cause?: string | undefined;
}

/** What the engine's process says to this one. */
export type FromEngine =
  | { readonly type: "load-progress"; readonly progress: number }
  | { readonly type: "loaded"; readonly facts: LoadedFacts }
  | { readonly type: "load-failed"; readonly message: string; readonly cause: string }
  | { readonly type: "part"; readonly id: string; readonly part: RunPart }
  | { readonly type: "failed"; readonly id: string; readonly failure: RunFailure }
  | { readonly type: "measured"; readonly id: string; readonly measure: Measure }
  | {
      readonly type: "state";
      readonly slots: readonly SlotState[];
      readonly queued: number;
      readonly memoryBytes: number;
    }
  | { readonly type: "log"; readonly level: "warn" | "error"; readonly message: string };

/** Both ends are the same release of Hearth, so the shape behind the type is not checked again. */
export function isToEngine(message: unknown): message is ToEngine {
  return hasType(message);
}

export function isFromEngine(message: unknown): message is FromEngine {
  return hasType(message);
}

function hasType(message: unknown): boolean {
  return typeof message === "object" && message !== null && "type" in message;
}
