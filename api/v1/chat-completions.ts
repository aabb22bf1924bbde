import { AppError } from "#lib/errors";
import { conform, keyedId, readJsonValue, sse } from "#lib/http";
import {
  ChatChunks,
  chatRequestSchema,
  chatTargetSchema,
  toChatCompletion,
  toGenerateRequests,
} from "#lib/dialects/openai";
import type { Models } from "#lib/models";
import type { Runtime } from "#lib/runtime";
import type { Handler } from "../note.ts";
import { blockChat } from "./block-chat.ts";
import { streamChat } from "./stream-chat.ts";

/** `POST /v1/chat/completions` */
export function chatCompletions({ inference, models, log }: Runtime): Handler {
  return async (request, { note, hangUp }) => {
    const body = await readJsonValue(request);
    const { model } = conform(chatTargetSchema, body);
    await requireChatModel(models, model);
    note.model = model;
    const wanted = conform(chatRequestSchema, body);
    note.stream = wanted.stream ?? false;

    const requests = toGenerateRequests(wanted);
    const head = { id: keyedId("chatcmpl-"), created: Math.floor(Date.now() / 1000), model };
    if (wanted.stream !== true) {
      const choices = await blockChat({ inference, requests, note }, request.signal);
      return Response.json(toChatCompletion(head, choices));
    }
    const includeUsage = wanted.stream_options?.include_usage;
    const chunks = new ChatChunks(head, includeUsage);
    return sse(
      (signal) => streamChat({ inference, requests, chunks, includeUsage, note, log }, signal),
      { signal: request.signal, hangUp },
    );
  };
}

async function requireChatModel(models: Models, id: string): Promise<void> {
  const found = await models.find(id);
  if (found === undefined) {
    throw new AppError(
      "not-found",
      `There is no model ${id}. GET /v1/models lists those there are.`,
    );
  }
  if (found.model.kind !== "chat") {
    throw new AppError("bad-input", `${id} makes embeddings and cannot chat. Name a chat model.`, {
      facts: { field: "model" },
    });
  }
}
