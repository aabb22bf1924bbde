import type { ContextForecast } from "#lib/protocol";
import { count } from "../text/amounts.ts";

/** `the first 12 messages` */
export function leftOutWords(leftOut: number): string {
  return leftOut === 1 ? "the first message" : `the first ${count(leftOut)} messages`;
}

/** What the line in the thread says, below the messages that were left out. */
export function markerWords(leftOut: number): string {
  const messages = leftOut === 1 ? "the message" : `the ${count(leftOut)} messages`;
  return `The model did not see ${messages} above this line.`;
}

/** What sending would give the model to read: `3 200 of 8 192 tokens, passages up to 900 more; the first 12 messages will be left out`. */
export function forecastWords(forecast: ContextForecast): string {
  const about = forecast.isEstimate ? "About " : "";
  const { promptTokens, contextSize, passageTokens } = forecast;
  const passages = passageTokens === 0 ? "" : `, passages up to ${count(passageTokens)} more`;
  const used = `${about}${count(promptTokens)} of ${count(contextSize)} tokens${passages}`;
  return forecast.leftOut === 0
    ? used
    : `${used}; ${leftOutWords(forecast.leftOut)} will be left out`;
}
