import type { Turn } from "#lib/inference";
import type { Message } from "#lib/protocol";

/**
 * What the model is shown: the system text it was trained with, if it needs one, and the line from
 * the first message down to the question: nothing else that the person did not write or read. Failed and empty answers are left out; the questions around
 * them become one turn, because many chat templates refuse two in a row.
 */
export function turnsOf(line: readonly Message[], system: string | null = null): Turn[] {
  const turns: Turn[] = system === null ? [] : [{ role: "system", text: system }];
  for (const { role, text } of line.filter(isWorthTelling)) {
    const last = turns.at(-1);
    if (last?.role === role) turns[turns.length - 1] = { role, text: `${last.text}\n\n${text}` };
    else turns.push({ role, text });
  }
  return turns;
}

function isWorthTelling({ role, status, text }: Message): boolean {
  return role === "user" || (status !== "failed" && text.trim() !== "");
}
