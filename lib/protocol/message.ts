import { z } from "zod";
import { figuresSchema } from "./figures.ts";
import { libraryScopeSchema } from "./library-scope.ts";
import { sourcesSchema } from "./sources.ts";

/** Longest text of one message, in Unicode code points, which is what zod counts. */
export const maxMessageLength = 400_000;
export const maxAttachments = 10;
/** Of one attachment's text in UTF-8, and of all attachments of a message together. */
export const maxAttachmentBytes = 256 * 1024;
export const maxAttachmentsBytes = 1024 * 1024;

const attachmentName = z.string().trim().min(1).max(200);

/** A text file that came with a message; its text is at `GET /api/attachments/{id}`. */
export const attachmentSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  sizeBytes: z.int(),
});

export type Attachment = z.infer<typeof attachmentSchema>;

/** `GET /api/attachments/{id}` */
export const attachmentTextSchema = attachmentSchema.extend({ text: z.string() });

export type AttachmentText = z.infer<typeof attachmentTextSchema>;

/** `POST /api/attachments/read?name=…`: what stands in a file that is to come with a message. */
export const readFileSchema = z.object({ name: z.string(), text: z.string() });

/** What the model was shown of the line above an answer. */
export const shownContextSchema = z.object({
  /** Messages at the beginning of the line that did not fit and were left out. */
  leftOut: z.int().min(0),
  /** The first message that was shown; null when all of them were. */
  firstShownId: z.uuid().nullable(),
});

export type ShownContext = z.infer<typeof shownContextSchema>;

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
  context: shownContextSchema.nullable(),
  /** Of a question: what of the library it asked; null when it did not. */
  library: libraryScopeSchema.nullable(),
  /** Of an answer: what the library had to say; null when it was not asked. */
  sources: sourcesSchema.nullable(),
  attachments: z.array(attachmentSchema),
  /** Order of arrival within the conversation, free of ties; siblings are sorted by it. */
  order: z.int(),
  createdAt: z.iso.datetime(),
});

export type Message = z.infer<typeof messageSchema>;

/** `GET /api/conversations/{id}/messages?ids=…`: those of the asked messages that exist and are not deleted. */
export const messagesSchema = z.object({ messages: z.array(messageSchema) });

/** Ids made by a client, in the one spelling that the database gives them back. */
const newId = z.uuid().toLowerCase();
const modelId = z.string().min(1).max(300);

const typedText = z
  .string()
  .max(maxMessageLength)
  .refine((text) => text.trim() !== "", "Write something first.");

const newAttachment = z.strictObject({
  id: newId,
  name: attachmentName,
  text: z
    .string()
    .refine(
      (text) => new TextEncoder().encode(text).length <= maxAttachmentBytes,
      "An attached file may hold at most 256 KB of text.",
    ),
});

export type NewAttachment = z.infer<typeof newAttachment>;

/**
 * `POST /api/conversations/{id}/messages`. The ids are made by the client, so that sending twice
 * after a lost answer stores once; the conversation is created when its id is new. Sending an
 * edited question is sending with the parent of the old one: it makes a sibling.
 */
export const sendRequestSchema = z.strictObject({
  messageId: newId,
  answerId: newId,
  parentId: newId.nullable(),
  text: typedText,
  modelId,
  attachments: z.array(newAttachment).max(maxAttachments).optional(),
  /** Absent: as the conversation is set. Given, it becomes the conversation's setting too. */
  library: libraryScopeSchema.optional(),
});

export type SendRequest = z.infer<typeof sendRequestSchema>;

/** What has been stored; the answer's text comes from the conversation's events. */
export const sendResponseSchema = z.object({ message: messageSchema, answer: messageSchema });

export type SendResponse = z.infer<typeof sendResponseSchema>;

/** `POST /api/messages/{id}/edit`: a sibling with another text and no new answer. Attachments go along. */
export const editRequestSchema = z.strictObject({ messageId: newId, text: typedText });

export type EditRequest = z.infer<typeof editRequestSchema>;

/**
 * `POST /api/messages/{id}/regenerate`: another answer. `{id}` is an answer, which gets a sibling,
 * or a question, which gets a child. Also the retry of a failed answer.
 */
export const regenerateRequestSchema = z.strictObject({ answerId: newId, modelId });

export type RegenerateRequest = z.infer<typeof regenerateRequestSchema>;

/** `DELETE /api/messages/{id}`: the message and everything below it, gone from sight until restored or purged. */
export const deletionSchema = z.object({
  messageIds: z.array(z.uuid()),
});

export type Deletion = z.infer<typeof deletionSchema>;

/** `POST /api/conversations/{id}/context`: what an answer to this text would be given to read. */
export const contextRequestSchema = z.strictObject({
  parentId: newId.nullable(),
  text: z.string().max(maxMessageLength),
  attachments: z.array(newAttachment).max(maxAttachments).optional(),
  modelId,
  /** Absent: as the conversation is set. */
  library: libraryScopeSchema.optional(),
});

export type ContextRequest = z.infer<typeof contextRequestSchema>;

export const contextForecastSchema = shownContextSchema.extend({
  /** Of everything that would be shown; the answer needs room beside it. */
  promptTokens: z.int(),
  /** What passages of the library may take on top of that at most; 0 when it is not asked. `leftOut` has left them the least they get. */
  passageTokens: z.int().min(0),
  contextSize: z.int(),
  /** True while the model is not in memory: then tokens are guessed from the length of the text. */
  isEstimate: z.boolean(),
  /** Why it could not be sent as it is; null when it can. */
  problem: z.string().nullable(),
});

export type ContextForecast = z.infer<typeof contextForecastSchema>;
