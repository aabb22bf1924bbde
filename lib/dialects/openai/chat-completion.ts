import type { GeneratePart } from "#lib/inference";
import { toFinishReason, toTimings, toUsage, type EndPart } from "./usage.ts";

/** What stays the same in everything that answers one request. */
export interface AnswerHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
}

/** Gathers the parts of one choice until it ends. */
export class Choice {
  #text = "";
  #reasoning = "";
  #end: EndPart | undefined;

  add(part: GeneratePart): void {
    if (part.type === "text-delta") this.#text += part.text;
    else if (part.type === "reasoning-delta") this.#reasoning += part.text;
    else if (part.type === "end") this.#end = part;
  }

  get end(): EndPart | undefined {
    return this.#end;
  }

  get message() {
    const reasoning = this.#reasoning === "" ? {} : { reasoning_content: this.#reasoning };
    return { role: "assistant" as const, content: this.#text, refusal: null, ...reasoning };
  }
}

/** The whole answer to a request that did not stream. */
export function toChatCompletion(head: AnswerHead, choices: readonly Choice[]) {
  const ends = choices.flatMap(({ end }) => end ?? []);
  const [first] = ends;
  return {
    id: head.id,
    object: "chat.completion" as const,
    created: head.created,
    model: head.model,
    choices: choices.map(({ message, end }, index) => ({
      index,
      message,
      logprobs: null,
      finish_reason: end === undefined ? ("stop" as const) : toFinishReason(end),
    })),
    usage: toUsage(ends),
    ...(first !== undefined && { timings: toTimings(first) }),
  };
}
