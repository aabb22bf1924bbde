import { z } from "zod";
import { figuresSchema } from "./figures.ts";

/** Longest text of one message, in Unicode code points, which is what zod counts. */
const maxMessageLength = 400_000;
export const maxTitleLength = 200;

export const conversationSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export type Conversation = z.infer<typeof conversationSchema>;

const messageStatuses = ["complete", "streaming", "stopped", "failed"] as const;

/** One node of a conversation's tree. Siblings share a `parentId`; roots have none. */
export const messageSchema = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  threadId: z.uuid(),
  parentId: z.uuid().nullable(),
  messageType: z.enum(["message"]),
  role: z.enum(["user", "assistant"]),
  text: z.string(),
  reasoning: z.string().nullable(),
  status: z.enum(messageStatuses),
  modelId: z.string().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  figures: figuresSchema.nullable(),
  createdAt: z.iso.datetime(),
});

export type Message = z.infer<typeof messageSchema>;

/** `GET /api/conversations` */
export const conversationListSchema = z.object({ conversations: z.array(conversationSchema) });

/** `GET /api/conversations/{id}`: every message of every branch, oldest first. */
export const conversationDetailSchema = z.object({
  conversation: conversationSchema,
  messages: z.array(messageSchema),
});

export type ConversationDetail = z.infer<typeof conversationDetailSchema>;

/** Ids made by a client, in the one spelling that the database gives them back. */
const newId = z.uuid().toLowerCase();

const typedText = z
  .string()
  .max(maxMessageLength)
  .refine((text) => text.trim() !== "", "Write something first.");

/**
 * `POST /api/conversations/{id}/messages`. The ids are made by the client, so that sending twice
 * after a lost answer stores once; the conversation is created when its id is new. Editing is
 * sending with the parent of the edited message: it makes a sibling.
 */
export const sendRequestSchema = z.strictObject({
  messageId: newId,
  answerId: newId,
  parentId: newId.nullable(),
  text: typedText,
  modelId: z.string().min(1).max(300),
});

export type SendRequest = z.infer<typeof sendRequestSchema>;

/** The stored question and the answer that has begun; the answer's own events come from `/api/messages/{answerId}/events`. */
export const sendResponseSchema = z.object({
  conversation: conversationSchema,
  message: messageSchema,
  answer: messageSchema,
});

export type SendResponse = z.infer<typeof sendResponseSchema>;

/** `POST /api/messages/{id}/regenerate`, where `{id}` is an answer: makes a sibling of it. Also the retry of a failed answer. */
export const regenerateRequestSchema = z.strictObject({
  answerId: newId,
  modelId: z.string().min(1).max(300),
});

export type RegenerateRequest = z.infer<typeof regenerateRequestSchema>;

/** `PATCH /api/conversations/{id}` */
export const renameRequestSchema = z.strictObject({
  title: z.string().trim().min(1).max(maxTitleLength),
});
