import type { Measure, Turn } from "#lib/inference";
import {
  estimateTokens,
  fit,
  fitPassages,
  passageRoom,
  passagesFrame,
  passageText,
  promptRoom,
  turnsOf,
  type Fitted,
} from "#lib/prompt";
import type { Preset, ShownContext, Source } from "#lib/protocol";
import type { Line } from "./read-line.ts";

/** What is to be shown to a model, if there is room. */
export interface Telling extends Line {
  readonly preset: Preset | null;
  /** What the library has to say to the last question, best first. */
  readonly passages?: readonly Source[] | undefined;
  /** Room that is left free for passages which nobody has looked for yet. Default 0. */
  readonly keptTokens?: number | undefined;
}

export interface Chosen extends Pick<Measure, "promptTokens" | "contextSize"> {
  readonly turns: readonly Turn[];
  readonly context: ShownContext;
  /** Those of the passages that are among the turns; the last of them may be cut. */
  readonly passages: readonly Source[];
}

export type MeasureTurns = (turns: readonly Turn[]) => Promise<Measure>;

/**
 * Chooses what of a line fits a model's slot: the same for a forecast and for the answer, so that
 * what was said before sending is what happens.
 */
export async function chooseTurns(telling: Telling, measure: MeasureTurns): Promise<Chosen> {
  const { line, preset } = telling;
  const bare = [...systemTurns(preset), ...turnsOf(line)];
  const whole = await measure(bare);
  for (let passages = await choosePassages(telling, whole, measure); ;) {
    const turns = [...systemTurns(preset), ...turnsOf(line, passages)];
    const measured = passages.length === 0 ? whole : await measure(turns);
    const chosen = await fitTurns({ ...telling, passages }, measured, measure);
    if (passages.length === 0 || chosen.promptTokens <= promptRoom(chosen.contextSize))
      return chosen;
    // Counted one by one they came to less than in the prompt.
    passages = passages.slice(0, -1);
  }
}

/** Passages get their room before older turns do, but never more than a part of it. */
async function choosePassages(
  { line, passages: found = [] }: Telling,
  { promptTokens, turnTokens, contextSize }: Measure,
  measure: MeasureTurns,
): Promise<readonly Source[]> {
  if (found.length === 0) return found;
  const questionTokens = turnTokens.at(-1) ?? Infinity;
  const question = line.findLast(({ role }) => role === "user")?.text ?? "";
  const room = passageRoom({ contextSize, lineTokens: promptTokens, questionTokens });
  // The best come last, because what is too far back is not counted. Templates want turns to take turns.
  const texts = [passagesFrame, ...found.map(passageText)].toReversed();
  const roles = ["user", "assistant"] as const;
  const { turnTokens: counted } = await measure(
    texts.map((text, index) => ({ role: roles[index % 2] ?? "user", text })),
  );
  const [frameTokens = Infinity, ...tokens] = counted.toReversed();
  return fitPassages(found, { tokens, room: room - frameTokens, question });
}

async function fitTurns(
  { line, before, preset, passages = [], keptTokens = 0 }: Telling,
  whole: Measure,
  measure: MeasureTurns,
): Promise<Chosen> {
  const system = systemTurns(preset);
  const turns = turnsOf(line, passages);
  const { fixedTokens, turnTokens } = apart(whole, turns.length, system);
  const { contextSize } = whole;

  // Counted one by one, turns come to a little less or more than in one prompt: then counted again.
  for (let scale = 1; ;) {
    const scaled = turnTokens.map((tokens) => tokens * scale);
    const fixed = fixedTokens * scale + keptTokens;
    const fitted = fit({ turns, turnTokens: scaled, fixedTokens: fixed, contextSize });
    const shown = [...system, ...fitted.turns];
    const isWhole = fitted.turns.length === turns.length;
    const { promptTokens } = isWhole ? whole : await measure(shown);
    const isFitting = promptTokens + keptTokens <= promptRoom(contextSize);
    if (isFitting || hasOneQuestion(fitted.turns)) {
      return {
        turns: shown,
        context: contextOf({ line, before }, fitted),
        passages,
        promptTokens,
        contextSize,
      };
    }
    const guess = fixedTokens * scale + sum(scaled.slice(-fitted.turns.length));
    scale *= promptTokens / guess;
  }
}

/** A measure by length, for as long as no model can count. */
export function guessed(contextSize: number): MeasureTurns {
  return async (turns) => {
    const turnTokens = turns.map(({ text }) => estimateTokens(text));
    return { turnTokens, promptTokens: sum(turnTokens), contextSize };
  };
}

/** The system text a model was trained with, if it needs one. */
function systemTurns(preset: Preset | null): Turn[] {
  const text = preset?.system ?? null;
  return text === null ? [] : [{ role: "system", text }];
}

/** The system text is counted apart. Of a line so long that its beginning was not counted, it is guessed. */
function apart({ turnTokens }: Measure, turns: number, system: readonly Turn[]) {
  const fixedTokens = sum(system.map(({ text }) => estimateTokens(text)));
  if (turnTokens.length <= turns) return { fixedTokens, turnTokens };
  return { fixedTokens: turnTokens[0] ?? 0, turnTokens: turnTokens.slice(1) };
}

function contextOf({ line, before }: Line, { leftOut }: Fitted): ShownContext {
  const all = before + leftOut;
  return { leftOut: all, firstShownId: all === 0 ? null : (line[leftOut]?.id ?? null) };
}

function hasOneQuestion(turns: readonly Turn[]): boolean {
  return turns.filter(({ role }) => role === "user").length <= 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
