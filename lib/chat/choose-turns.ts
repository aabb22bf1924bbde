import type { Measure, Turn } from "#lib/inference";
import { estimateTokens, fit, promptRoom, turnsOf, type Fitted } from "#lib/prompt";
import type { Preset, ShownContext } from "#lib/protocol";
import type { ReadLine } from "./read-line.ts";

/** What is to be shown to a model, if there is room. */
export interface Telling extends ReadLine {
  readonly preset: Preset | null;
}

export interface Chosen extends Pick<Measure, "promptTokens" | "contextSize"> {
  readonly turns: readonly Turn[];
  readonly context: ShownContext;
}

export type MeasureTurns = (turns: readonly Turn[]) => Promise<Measure>;

/**
 * Chooses what of a line fits a model's slot: the same for a forecast and for the answer, so that
 * what was said before sending is what happens.
 */
export async function chooseTurns(
  { line, before, preset }: Telling,
  measure: MeasureTurns,
): Promise<Chosen> {
  const system = systemTurns(preset);
  const turns = turnsOf(line);
  const whole = await measure([...system, ...turns]);
  const { fixedTokens, turnTokens } = apart(whole, turns.length, system);
  const { contextSize } = whole;

  // Counted one by one, turns come to a little less or more than in one prompt: then counted again.
  for (let scale = 1; ;) {
    const scaled = turnTokens.map((tokens) => tokens * scale);
    const fixed = fixedTokens * scale;
    const fitted = fit({ turns, turnTokens: scaled, fixedTokens: fixed, contextSize });
    const shown = [...system, ...fitted.turns];
    const isWhole = fitted.turns.length === turns.length;
    const { promptTokens } = isWhole ? whole : await measure(shown);
    if (promptTokens <= promptRoom(contextSize) || hasOneQuestion(fitted.turns)) {
      return {
        turns: shown,
        context: contextOf({ line, before }, fitted),
        promptTokens,
        contextSize,
      };
    }
    const guess = fixed + sum(scaled.slice(-fitted.turns.length));
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

function contextOf({ line, before }: ReadLine, { leftOut }: Fitted): ShownContext {
  const all = before + leftOut;
  return { leftOut: all, firstShownId: all === 0 ? null : (line[leftOut]?.id ?? null) };
}

function hasOneQuestion(turns: readonly Turn[]): boolean {
  return turns.filter(({ role }) => role === "user").length <= 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
