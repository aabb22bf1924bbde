import type { LlamaContext, LlamaContextSequence, LlamaModel, Token } from "node-llama-cpp";
import type { SlotState } from "../messages.ts";
import type { Priority } from "../contract.ts";
import { chooseBackgroundSlot, chooseSlot } from "./choose-slot.ts";
import { sequenceOptions } from "./open-model.ts";
import { inTokensOf } from "./same-text.ts";

/** A place where one answer at a time is written; it remembers what it has read until something else needs it. */
export interface Slot {
  readonly id: number;
  readonly sequence: LlamaContextSequence;
  state: SlotState["state"];
  lastUsedMs: number;
  /** Where in its tokens answers begin that were written here. */
  readonly answerStarts: Set<number>;
}

export interface Place {
  readonly slot: Slot;
  /** The prompt, spelt in the slot's own tokens where they say the same. */
  readonly tokens: readonly Token[];
  /** How many of them the slot has already read. */
  readonly sharedTokens: number;
}

/** All slots of the loaded model. */
export class Slots {
  private readonly slots: readonly Slot[];
  private readonly textOf: (token: Token) => string | undefined;

  constructor(model: LlamaModel, context: LlamaContext) {
    this.textOf = tokenTexts(model);
    this.slots = Array.from({ length: context.totalSequences }, (_, id) => ({
      id,
      sequence: context.getSequence(sequenceOptions),
      state: "idle",
      lastUsedMs: -Infinity,
      answerStarts: new Set(),
    }));
  }

  get hasIdle(): boolean {
    return this.slots.some((slot) => slot.state === "idle");
  }

  get busy(): number {
    return this.slots.filter((slot) => slot.state !== "idle").length;
  }

  states(): SlotState[] {
    return this.slots.map(({ id, state, sequence }) => ({
      id,
      state,
      tokens: sequence.nextTokenIndex,
    }));
  }

  /** Takes the idle slot that suits a prompt best; undefined when none is idle, or none for background work. */
  take(prompt: readonly Token[], priority: Priority): Place | undefined {
    const places = this.slots
      .filter((slot) => slot.state === "idle")
      .map((slot) => this.placeIn(slot, prompt));
    const idle = places.map(({ slot, sharedTokens }) => ({
      id: slot.id,
      heldTokens: slot.sequence.nextTokenIndex,
      sharedTokens,
      lastUsedMs: slot.lastUsedMs,
    }));
    const choice =
      priority === "background"
        ? chooseBackgroundSlot(idle, {
            promptTokens: prompt.length,
            latestMs: this.latestMs(),
            nowMs: performance.now(),
          })
        : chooseSlot(idle, prompt.length);
    const place = places.find(({ slot }) => slot.id === choice?.id);
    if (place === undefined) return undefined;
    place.slot.state = "reading";
    return place;
  }

  giveBack(slot: Slot): void {
    slot.state = "idle";
    slot.lastUsedMs = performance.now();
    const held = slot.sequence.nextTokenIndex;
    for (const start of slot.answerStarts) {
      if (start >= held) slot.answerStarts.delete(start);
    }
  }

  private latestMs(): number {
    const uses = this.slots.map(({ state, lastUsedMs }) =>
      state === "idle" ? lastUsedMs : performance.now(),
    );
    return Math.max(...uses);
  }

  private placeIn(slot: Slot, prompt: readonly Token[]): Place {
    const { sequence, answerStarts } = slot;
    const held = sequence.contextTokens;
    const respelt = inTokensOf({ prompt, held, answerStarts, textOf: this.textOf });
    const tokens = respelt.length < sequence.contextSize ? respelt : prompt;
    const { firstDifferentIndex } = sequence.compareContextTokens([...tokens]);
    return { slot, tokens, sharedTokens: Math.min(firstDifferentIndex, tokens.length - 1) };
  }
}

/** The text of each ordinary token in the middle of a text, where its leading space shows. */
function tokenTexts(model: LlamaModel): (token: Token) => string | undefined {
  const known = new Map<Token, string | undefined>();
  const anchor = model.tokenize("a").slice(-1);
  const anchorText = model.detokenize(anchor);
  const read = (token: Token) => {
    if (model.isSpecialToken(token) || model.isEogToken(token)) return undefined;
    const text = model.detokenize([...anchor, token]).slice(anchorText.length);
    return text.includes("\uFFFD") ? undefined : text;
  };
  return (token) => {
    if (!known.has(token)) known.set(token, read(token));
    return known.get(token);
  };
}
