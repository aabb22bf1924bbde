import type { Source, Sources } from "#lib/protocol";
import { consult, type Consultation } from "./consult.ts";
import {
  abortedBy,
  failedWith,
  generate,
  type EndPart,
  type Generation,
  type ShownPart,
} from "./generate.ts";
import { notInLibrary } from "./not-in-library.ts";
import type { ChatPorts } from "./ports.ts";
import { queryOf } from "./query-of.ts";
import type { ReadLine } from "./read-line.ts";
import type { Progress } from "./state-after.ts";

/** A line down to the question, or to an answer to write on, what of the library it asks, and who is to answer. */
export type Asked = ReadLine & Omit<Generation, "passages">;

export type ResponsePart =
  | Progress
  /** What the library has to say, and again when the model can be shown only some of it. */
  | { readonly type: "sources"; readonly sources: Sources }
  | EndPart;

/**
 * Looks into the library when that is asked for, and lets the engine answer. Never throws: a failure
 * is an ending too, and the last part is always one.
 */
export async function* respond(
  asked: Asked,
  ports: Pick<ChatPorts, "db" | "inference" | "log" | "shelf">,
  signal: AbortSignal,
): AsyncGenerator<ResponsePart, void, void> {
  let sources: Sources | undefined;
  try {
    sources = yield* findSources(asked, ports, signal);
  } catch (error) {
    const ending = signal.aborted ? abortedBy(signal.reason) : failedWith(error);
    return yield { type: "ended", ending };
  }
  if (sources?.mode === "explicit" && !sources.isAnswered) {
    yield { type: "text-delta", text: notInLibrary(sources), tokens: 0 };
    return yield { type: "ended", ending: { status: "complete" } };
  }
  const passages = sources?.isAnswered === true ? sources.passages : [];
  for await (const part of generate({ ...asked, passages }, ports.inference, signal)) {
    if (part.type !== "shown") yield part;
    else if (sources !== undefined && isLess(part, passages)) {
      yield { type: "sources", sources: { ...sources, passages: [...part.chosen.passages] } };
    }
  }
}

async function* findSources(
  { line, scope, sources: kept }: Asked,
  ports: Pick<ChatPorts, "db" | "log" | "shelf">,
  signal: AbortSignal,
): AsyncGenerator<ResponsePart, Sources | undefined, void> {
  // An answer that is written on goes on from what it began with.
  const isBegun = line.at(-1)?.role === "assistant" && line.at(-1)?.text !== "";
  if (isBegun || scope === null) return kept ?? undefined;
  // So that a house without books neither waits nor says that it searches.
  if (scope.mode !== "explicit" && !(await ports.db.library.hasText())) return undefined;
  yield { type: "searching" };
  const consultation: Consultation = { query: queryOf(line), scope };
  const sources = await consult(ports, consultation, signal);
  if (sources !== undefined) yield { type: "sources", sources };
  return sources;
}

function isLess({ chosen }: ShownPart, passages: readonly Source[]): boolean {
  const shown = chosen.passages;
  return passages.some(({ text }, place) => shown[place]?.text !== text);
}
