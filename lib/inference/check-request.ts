import { AppError } from "#lib/errors";
import type { GenerateRequest, Sampling, Turn } from "./contract.ts";

interface Range {
  readonly from: number;
  readonly to: number;
  readonly isWhole?: boolean;
}

const samplingRanges: readonly (Range & { readonly name: keyof Omit<Sampling, "logitBias"> })[] = [
  { name: "temperature", from: 0, to: 5 },
  { name: "topP", from: 0, to: 1 },
  { name: "topK", from: 0, to: 1_000_000, isWhole: true },
  { name: "minP", from: 0, to: 1 },
  { name: "seed", from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER, isWhole: true },
  { name: "frequencyPenalty", from: -2, to: 2 },
  { name: "presencePenalty", from: -2, to: 2 },
  { name: "repeatPenalty", from: 0.01, to: 10 },
];

const tokenIds: Range = { from: 0, to: 0xff_ff_ff_ff, isWhole: true };
const biases: Range = { from: -100, to: 100 };
const maxTokens: Range = { from: 1, to: Number.MAX_SAFE_INTEGER, isWhole: true };

const mostStops = 4;
const longestStop = 2_000;
/** OpenAI's own limit. */
const mostBiases = 1_024;

/**
 * Checks every number before it can reach native code, where a NaN or a huge count is undefined
 * behaviour and not an error.
 *
 * @throws AppError `bad-input` naming the field as it is called here.
 */
export function checkRequest({
  turns,
  sampling = {},
  stop = [],
  ...request
}: GenerateRequest): void {
  if (typeof turns !== "function") checkTurns(turns);
  for (const range of samplingRanges) checkNumber(range.name, sampling[range.name], range);
  checkNumber("maxTokens", request.maxTokens, maxTokens);
  checkBiases(sampling.logitBias);
  if (stop.length > mostStops) {
    throw refused(
      "stop",
      `There are ${stop.length} stop texts; at most ${mostStops} are possible.`,
    );
  }
  if (stop.some((text) => text === "" || text.length > longestStop)) {
    throw refused("stop", `A stop text must have between 1 and ${longestStop} characters.`);
  }
}

/** @throws AppError `bad-input` */
export function checkTurns(turns: readonly Turn[]): void {
  if (turns.length === 0) throw refused("turns", "The conversation is empty: send a message.");
}

function checkBiases(logitBias: Sampling["logitBias"] = {}): void {
  const entries = Object.entries(logitBias);
  if (entries.length > mostBiases) {
    throw refused(
      "logitBias",
      `There are ${entries.length} biases; at most ${mostBiases} are possible.`,
    );
  }
  for (const [key, bias] of entries) {
    checkNumber("logitBias", Number(key), tokenIds);
    checkNumber("logitBias", bias, biases);
  }
}

function checkNumber(field: string, value: number | undefined, { from, to, isWhole }: Range): void {
  if (value === undefined) return;
  const fits = isWhole === true ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (fits && value >= from && value <= to) return;
  const kind = isWhole === true ? "a whole number" : "a number";
  throw refused(field, `${field} must be ${kind} from ${from} to ${to}.`);
}

function refused(field: string, message: string): AppError {
  return new AppError("bad-input", message, { facts: { field } });
}
