import type { Figures } from "#lib/protocol";
import { count, duration } from "../text/amounts.ts";

/** The one line below an answer: `12.4 s · 38 tok/s · first token 420 ms · 612 tokens`. */
export function figuresLine(figures: Figures): string {
  const rate = tokensPerSecond(figures.completionTokens - 1, figures.writeMs);
  return [
    duration(figures.totalMs),
    rate,
    `first token ${duration(figures.firstTokenMs)}`,
    figures.completionTokens === 1 ? "1 token" : `${count(figures.completionTokens)} tokens`,
  ]
    .filter((part) => part !== undefined)
    .join(" · ");
}

/** Every figure with its name, in the order in which the time was spent. */
export function figuresTable(figures: Figures): readonly (readonly [string, string])[] {
  const readTokens = figures.promptTokens - figures.cachedTokens;
  const used = figures.promptTokens + figures.completionTokens;
  const rows: (readonly [string, string | undefined])[] = [
    ["Waited in line", duration(figures.queueMs)],
    ["Loaded the model", figures.loadMs > 0 ? duration(figures.loadMs) : undefined],
    ["Read the prompt", withRate(figures.readMs, readTokens)],
    ["Prompt", `${count(figures.promptTokens)} tokens, ${count(figures.cachedTokens)} remembered`],
    ["First token after", duration(figures.firstTokenMs)],
    ["Thought for", figures.reasoningTokens > 0 ? duration(figures.thinkMs) : undefined],
    [
      "Thinking",
      figures.reasoningTokens > 0 ? `${count(figures.reasoningTokens)} tokens` : undefined,
    ],
    ["Wrote for", withRate(figures.writeMs, figures.completionTokens - 1)],
    ["Answer", `${count(figures.completionTokens)} tokens`],
    ["Whole answer took", duration(figures.totalMs)],
    ["Context used", `${count(used)} of ${count(figures.contextSize)} tokens`],
    ["Seed", String(figures.seed)],
  ];
  return rows.filter((row): row is readonly [string, string] => row[1] !== undefined);
}

function withRate(milliseconds: number, tokens: number): string {
  const rate = tokensPerSecond(tokens, milliseconds);
  return rate === undefined ? duration(milliseconds) : `${duration(milliseconds)}, ${rate}`;
}

/** Unknown rather than infinite for a time too short to measure. */
function tokensPerSecond(tokens: number, milliseconds: number): string | undefined {
  if (tokens < 1 || milliseconds < 1) return undefined;
  const rate = tokens / (milliseconds / 1000);
  return `${rate < 10 ? rate.toFixed(1) : count(rate)} tok/s`;
}
