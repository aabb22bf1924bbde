import type { EmbedderFacts, EmbedRole } from "./contract.ts";

export interface EmbedderOrder {
  readonly modelPath: string;
  readonly name: string;
  readonly threads: number;
  readonly isBackground: boolean;
}

/** What this process says to the embedder's. */
export type ToEmbedder =
  | { readonly type: "load"; readonly order: EmbedderOrder }
  | {
      readonly type: "embed";
      readonly id: string;
      readonly texts: readonly string[];
      readonly role: EmbedRole;
      readonly atOnce?: number | undefined;
    }
  | { readonly type: "count"; readonly id: string; readonly texts: readonly string[] }
  | { readonly type: "cancel"; readonly id: string };

/** What the embedder's process says to this one. */
export type FromEmbedder =
  | { readonly type: "loaded"; readonly facts: EmbedderFacts }
  | { readonly type: "load-failed"; readonly cause: string }
  /** Each vector as it is ready: 32-bit floats in Base64, which is half of what they are as decimals. */
  | {
      readonly type: "embedded";
      readonly id: string;
      readonly index: number;
      readonly vector: string;
    }
  | { readonly type: "counted"; readonly id: string; readonly counts: readonly number[] }
  | { readonly type: "failed"; readonly id: string; readonly cause: string }
  | { readonly type: "log"; readonly message: string };

/** Both ends are the same release of Hearth, so the shape behind the type is not checked again. */
export function isToEmbedder(message: unknown): message is ToEmbedder {
  return hasType(message);
}

export function isFromEmbedder(message: unknown): message is FromEmbedder {
  return hasType(message);
}

function hasType(message: unknown): boolean {
  return typeof message === "object" && message !== null && "type" in message;
}
