import { createInterface } from "node:readline/promises";
import type { Models } from "#lib/models";
import type { CatalogModel } from "#lib/protocol";

const shown = 5;

/**
 * Asks on the terminal which model to fetch; undefined when the person wants none now, or has begun
 * one on the page meanwhile.
 */
export async function askForModel(
  models: Models,
  signal: AbortSignal,
): Promise<string | undefined> {
  const recommended = models.recommended();
  const choices = choicesOf(await models.catalog(), recommended?.modelId);
  if (choices.length === 0) return undefined;

  const answered = new AbortController();
  const stopWatching = models.onChange(() => {
    if (models.downloads().length > 0) answered.abort();
  });
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // While it asks, the terminal hands Ctrl-C to the question instead of sending a signal.
  terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    const question = questionOf(choices, recommended);
    const ended = AbortSignal.any([signal, answered.signal]);
    return choiceOf(await terminal.question(question, { signal: ended }), choices);
  } catch (error) {
    if (signal.aborted || answered.signal.aborted || isClosed(error)) return undefined;
    throw error;
  } finally {
    stopWatching();
    terminal.close();
  }
}

/** The recommended model first, then the best of the others that fit and are not here. */
export function choicesOf(
  catalog: readonly CatalogModel[],
  recommendedId: string | undefined,
): readonly CatalogModel[] {
  const possible = catalog.filter(
    ({ kind, fits, installed }) => kind === "chat" && fits && !installed,
  );
  const first = possible.filter(({ id }) => id === recommendedId);
  const others = possible.filter(({ id }) => id !== recommendedId);
  return [...first, ...others].slice(0, shown);
}

/** Return alone takes the first; a number takes that one; anything else takes none. */
export function choiceOf(answer: string, choices: readonly CatalogModel[]): string | undefined {
  const word = answer.trim();
  if (word === "") return choices[0]?.id;
  return /^\d+$/.test(word) ? choices[Number(word) - 1]?.id : undefined;
}

function questionOf(
  choices: readonly CatalogModel[],
  recommended: { readonly modelId: string; readonly why: string } | undefined,
): string {
  const lines = choices.map(({ id, title, sizeBytes, summary }, index) => {
    const size = `${(sizeBytes / 1e9).toFixed(1)} GB`;
    const mark = id === recommended?.modelId ? ` (recommended: ${recommended.why})` : "";
    return `  ${index + 1}  ${title}, ${size}. ${summary}${mark}`;
  });
  const heading = "No model is here yet. Which one should Hearth fetch?";
  return `\n${heading}\n${lines.join("\n")}\n  s  none now\nNumber [1]: `;
}

/** Ctrl-C or the end of the input closes the question. */
function isClosed(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ABORT_ERR";
}
