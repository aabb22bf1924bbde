/**
 * OpenAI's words for what Hearth does: requests read, answers, chunks, models and errors written.
 * It knows no routes, no status codes and no machines; every function is pure translation. Start
 * reading at chat-request.ts for what comes in and chat-chunks.ts for what goes out.
 */
export { ChatChunks, streamEnd } from "./chat-chunks.ts";
export { Choice, toChatCompletion } from "./chat-completion.ts";
export { chatRequestSchema, chatTargetSchema } from "./chat-request.ts";
export { toModelEntry, toModelList } from "./model-entry.ts";
export { toOpenAiError, unknownUrl, wrongMethodError } from "./to-error.ts";
export { toGenerateRequests } from "./to-generate.ts";
export type { EndPart } from "./usage.ts";
