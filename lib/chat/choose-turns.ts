import type { Measure, Turn } from "#lib/inference";
import { estimateTokens, fit, turnsOf, type LineMessage } from "#lib/prompt";
import type { Preset, ShownContext } from "#lib/protocol";

/** What is to be shown to a model, if there is room. */
export interface Telling {
  readonly line: readonly LineMessage[];
  readonly preset: Preset | null;
}

export interface Chosen {
  readonly turns: readonly Turn[];
  readonly context: ShownContext;
}

export type MeasureTurns = (turns: readonly Turn[]) => Promise<Measure>;

/**
 * Chooses what of a line fits a model's slot: the same for a forecast and for the answer, so that
 * what was said before sending is what happens.
 */
export async function chooseTurns(
  { line, preset }: Telling,
  measure: MeasureTurns,
): Promise<Chosen> {
  const system = systemTurns(preset);
  const turns = turnsOf(line);
  const { contextSize, turnTokens } = await measure([...system, ...turns]);
  const hasSystem = turnTokens.length > turns.length;
  const fixedTokens = hasSystem ? (turnTokens[0] ?? 0) : fixedGuess(system);
  const counted = hasSystem ? turnTokens.slice(1) : turnTokens;
  const { turns: shown, leftOut } = fit({ turns, turnTokens: counted, fixedTokens, contextSize });
  const firstShownId = leftOut === 0 ? null : (line[leftOut]?.id ?? null);
  return { turns: [...system, ...shown], context: { leftOut, firstShownId } };
}

/** A measure by length, for as long as no model can count. */
export function guessed(contextSize: number): MeasureTurns {
  return async (turns) => {
    const turnTokens = turns.map(({ text }) => estimateTokens(text));
    const promptTokens = turnTokens.reduce((sum, tokens) => sum + tokens, 0);
    return { turnTokens, promptTokens, contextSize };
  };
}

/** The system text a model was trained with, if it needs one. */
function systemTurns(preset: Preset | null): Turn[] {
  const text = preset?.system ?? null;
  return text === null ? [] : [{ role: "system", text }];
}

/** A line so long that its beginning was not counted leaves no exact count of the system text either. */
function fixedGuess(system: readonly Turn[]): number {
  return system.reduce((sum, { text }) => sum + estimateTokens(text), 0);
}
