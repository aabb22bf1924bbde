import { AppError } from "#lib/errors";
import { RunWriter } from "#lib/events";
import type { Message, Preset, Sources } from "#lib/protocol";
import { cited } from "./cited.ts";
import { failedWith, type AnswerEnd } from "./generate.ts";
import { journalParts } from "./journal-parts.ts";
import { keepSources } from "./keep-sources.ts";
import type { LiveRun } from "./live-run.ts";
import type { ChatPorts } from "./ports.ts";
import { readLine } from "./read-line.ts";
import { respond } from "./respond.ts";
import { storeEnding } from "./store-ending.ts";
import { wishTitle } from "./wish-title.ts";

/** What is to be answered, and by whom. */
export interface Order {
  /** The last message of the line that the model is shown: the question, or an answer to write on. */
  readonly lastId: string;
  readonly modelId: string;
  readonly preset: Preset | null;
}

/** Writes one answer, from its first token to its stored end. Never rejects: the message carries the outcome. */
export async function answer(live: LiveRun, order: Order, ports: ChatPorts): Promise<Message> {
  listChanged(ports);
  const ending = await write(live, order, ports);
  const message = await storeEnding(live, ending, ports);
  ports.log.info(factsOf(message), "answer ended");
  listChanged(ports);
  await wishTitle(ports, message);
  return message;
}

/** Everything up to the end, journaled. */
async function write(
  live: LiveRun,
  { lastId, modelId, preset }: Order,
  ports: ChatPorts,
): Promise<AnswerEnd> {
  const { run, signal } = live;
  let refusal: AppError | undefined;
  const writer = new RunWriter({
    events: ports.events,
    run,
    onRefused: (cause) => {
      refusal = unsaved(cause);
      live.stop(refusal);
    },
  });
  const tell = journalParts(writer, run.id, live.answer);
  let sources = live.answer.sources;
  let ending: AnswerEnd = { status: "stopped" };
  try {
    const asked = { ...(await readLine(ports.db, lastId)), modelId, preset };
    for await (const part of respond(asked, ports, signal)) {
      if (part.type === "ended") ending = part.ending;
      else if (part.type === "sources") await keepSources(ports, run, (sources = part.sources));
      else tell(part);
    }
  } catch (error) {
    ports.log.error({ err: error, messageId: run.messageId }, "question not read");
    ending = failedWith(error);
  }
  await writer.close();
  if (sources !== null) ending = { ...ending, ...(await citedIn(live, sources, ports)) };
  return refusal === undefined ? ending : { ...ending, ...failedWith(refusal) };
}

/** The sources and what of them bears the stored text out; nothing when Postgres does not answer now. */
async function citedIn(
  { run, answer: { text } }: LiveRun,
  sources: Sources,
  ports: ChatPorts,
): Promise<Pick<AnswerEnd, "sources">> {
  try {
    const said = await ports.db.journal.textOfRun(run.id);
    return { sources: await cited(ports, sources, text + said.text) };
  } catch (error) {
    ports.log.warn({ err: error, messageId: run.messageId }, "answer not held against its sources");
    return {};
  }
}

function listChanged({ events }: ChatPorts): void {
  events.tell({ type: "list.changed", list: "conversations" });
}

/** Rather no more text than text that is shown and not kept. */
function unsaved(cause: unknown): AppError {
  return new AppError("busy", "The answer could not be saved, so it was stopped. Try again.", {
    cause,
  });
}

/** Figures and names; never what was said. */
function factsOf({ id, conversationId, modelId, status, error, figures }: Message): object {
  const { promptTokens, cachedTokens, completionTokens, firstTokenMs, totalMs } = figures ?? {};
  const tokens = { promptTokens, cachedTokens, completionTokens };
  return {
    conversationId,
    messageId: id,
    modelId,
    status,
    code: error?.code,
    ...tokens,
    firstTokenMs,
    totalMs,
  };
}
