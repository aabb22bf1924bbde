import type { GeneratePart } from "#lib/inference";
import type { AnswerHead } from "./chat-completion.ts";
import { toFinishReason, toTimings, toUsage, type CompletionUsage, type EndPart } from "./usage.ts";

interface Delta {
  readonly role?: "assistant";
  readonly content?: string;
  readonly reasoning_content?: string;
}

export interface ChatChunk {
  readonly id: string;
  readonly object: "chat.completion.chunk";
  readonly created: number;
  readonly model: string;
  readonly choices: readonly {
    readonly index: number;
    readonly delta: Delta;
    readonly logprobs: null;
    readonly finish_reason: "stop" | "length" | null;
  }[];
  readonly usage?: CompletionUsage | null;
  readonly timings?: ReturnType<typeof toTimings>;
}

/** The last line of every stream that ended well. */
export const streamEnd = "[DONE]";

/** Writes the chunks of one streamed answer: the head is the same in all of them. */
export class ChatChunks {
  readonly #head: Pick<ChatChunk, "id" | "object" | "created" | "model">;
  /** Once the usage is asked for, every other chunk must say that it holds none. */
  readonly #noUsage: { readonly usage?: null };

  constructor(head: AnswerHead, includeUsage: boolean | undefined) {
    const { id, created, model } = head;
    this.#head = { id, object: "chat.completion.chunk", created, model };
    this.#noUsage = includeUsage === true ? { usage: null } : {};
  }

  /** Opens a choice: the only chunk that names the role. */
  opening(index: number): ChatChunk {
    return this.#chunk(index, { role: "assistant", content: "" });
  }

  /** The chunk of a part; undefined for parts that a client is not told. */
  of(index: number, part: GeneratePart): ChatChunk | undefined {
    switch (part.type) {
      case "text-delta":
        return this.#chunk(index, { content: part.text });
      case "reasoning-delta":
        return this.#chunk(index, { reasoning_content: part.text });
      case "end":
        return {
          ...this.#chunk(index, {}, toFinishReason(part)),
          timings: toTimings(part),
        };
      case "loading":
      case "accepted":
      case "queued":
      case "reading":
        return undefined;
      default:
        return part satisfies never;
    }
  }

  usage(ends: readonly EndPart[]): ChatChunk {
    return { ...this.#head, choices: [], usage: toUsage(ends) };
  }

  #chunk(index: number, delta: Delta, finish: "stop" | "length" | null = null): ChatChunk {
    return {
      ...this.#head,
      choices: [{ index, delta, logprobs: null, finish_reason: finish }],
      ...this.#noUsage,
    };
  }
}
