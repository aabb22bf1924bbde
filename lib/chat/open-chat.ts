import type { Chat } from "./contract.ts";
import { continueAnswer } from "./continue.ts";
import { openConversations } from "./conversations.ts";
import { edit } from "./edit.ts";
import { exportConversation } from "./export.ts";
import { openFolders } from "./folders.ts";
import { forecast } from "./forecast.ts";
import type { House } from "./house.ts";
import { importConversation } from "./import.ts";
import { noConversation, noMessage, requireConversation } from "./missing.ts";
import type { ChatPorts } from "./ports.ts";
import { purge } from "./purge.ts";
import { regenerate } from "./regenerate.ts";
import { remove, restore } from "./remove.ts";
import { Runs } from "./runs.ts";
import { send } from "./send.ts";
import { stop } from "./stop.ts";
import { answerTemporarily } from "./temporary.ts";
import { writeTitle } from "./write-title.ts";

/** How long the end of the process may wait for an engine that does not answer. */
const closingLimitMs = 4_000;

/** Opens the conversations and says how their background work is done. */
export async function openChat(ports: ChatPorts): Promise<Chat> {
  const { db, jobs } = ports;
  const runs = new Runs(ports);
  const house: House = { ports, runs };
  await Promise.all([
    jobs.work("title", ({ conversationId }, signal) => writeTitle(ports, conversationId, signal)),
    jobs.work("purge", (_nothing, signal) => purge(ports, new Date(), signal)),
  ]);
  await jobs.add("purge", {}, { key: "next" });

  return {
    conversations: openConversations(house),
    folders: openFolders(ports),
    snapshot: async (id) => required(await db.snapshot(id), noConversation),
    messages: async (id, ids) => {
      await requireConversation(db, id);
      return await db.messages.list(id, ids);
    },
    attachment: async (id) => required(await db.attachments.find(id), noMessage),
    send: (id, request) => send(house, id, request),
    edit: (id, request) => edit(ports, id, request),
    regenerate: (id, request) => regenerate(house, id, request),
    continue: (id) => continueAnswer(house, id),
    stop: (id) => stop(house, id),
    remove: (id) => remove(house, id),
    restore: (id) => restore(ports, id),
    setLeaf: (id, messageId) => setLeaf(ports, id, messageId),
    forecast: (id, request) => forecast(ports, id, request),
    search: (query) => db.search.find(query),
    answerTemporarily: (request, signal) => answerTemporarily(ports, request, signal),
    import: (tree) => importConversation(ports, tree),
    export: (id) => exportConversation(ports, id),
    [Symbol.asyncDispose]: () => runs.close(closingLimitMs),
  };
}

async function setLeaf({ db }: ChatPorts, conversationId: string, messageId: string) {
  await requireConversation(db, conversationId);
  const message = await db.messages.find(messageId);
  if (message?.conversationId !== conversationId) throw noMessage();
  await db.leaves.set(conversationId, messageId);
}

function required<Found>(found: Found | undefined, missing: () => Error): Found {
  if (found === undefined) throw missing();
  return found;
}
