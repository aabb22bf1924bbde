import { AppError } from "#lib/errors";
import { chooseTurns } from "./choose-turns.ts";
import { cleanTitle } from "./clean-title.ts";
import { isAbout } from "./is-about.ts";
import type { ChatPorts } from "./ports.ts";
import { readLine, type Line } from "./read-line.ts";
import { samplingFor } from "./sampling.ts";

const wish =
  "Name this conversation in at most six words, in the language it is held in. Reply with the name alone.";

/** Room for the thoughts of a model that has some before it speaks. */
const maxTokens = 800;

/**
 * Lets the model that answered give a conversation its title. It is shown what it was shown before
 * and one turn more, so that the slot that knows the conversation reads only that turn. Throws when
 * now is not the time: it is worth trying again.
 */
export async function writeTitle(
  ports: ChatPorts,
  conversationId: string,
  signal: AbortSignal,
): Promise<void> {
  const { db, events } = ports;
  const snapshot = await db.snapshot(conversationId);
  if (snapshot?.conversation.titleSource !== "first-words" || snapshot.leafId === null) return;
  if (snapshot.runs.length > 0) throw notNow();

  const read = await readLine(db, snapshot.leafId);
  const modelId = snapshot.messages.findLast(({ role }) => role === "assistant")?.modelId;
  if (modelId == null) return;
  const title = cleanTitle(await ask(ports, { ...read, modelId }, signal));
  const said = read.line.map(({ text }) => text).join("\n");
  if (title === undefined || !isAbout(title, said)) return;

  await events.write(conversationId, async (tx, append) => {
    const conversation = await tx.conversations.setModelTitle(conversationId, title);
    if (conversation === undefined) return;
    append({ type: "title.written", conversation, actor: "model" });
  });
  events.tell({ type: "list.changed", list: "conversations" });
}

/** The first line of what the model says. */
async function ask(
  { findModel, inference }: ChatPorts,
  { line, before, modelId }: Line & { readonly modelId: string },
  signal: AbortSignal,
): Promise<string> {
  const model = await findModel(modelId);
  if (model === undefined) return "";
  const { preset } = model;
  const question = {
    id: "",
    role: "user",
    status: "complete",
    text: wish,
    attachments: [],
  } as const;
  const enough = new AbortController();
  const parts = inference.generate(
    {
      modelId,
      sampling: samplingFor(preset),
      priority: "background",
      maxTokens,
      turns: async (measure) => {
        const telling = { line: [...line, question], before, preset };
        return (await chooseTurns(telling, measure)).turns;
      },
    },
    AbortSignal.any([signal, enough.signal]),
  );
  let text = "";
  for await (const part of parts) {
    if (part.type === "text-delta") text += part.text;
    if (/\S.*\n/u.test(text)) enough.abort();
    if (part.type === "end" && part.reason === "preempted") throw notNow();
  }
  signal.throwIfAborted();
  return text;
}

function notNow(): AppError {
  return new AppError("busy", "Somebody else needs the model now.");
}
