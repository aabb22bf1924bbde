/**
 * Conversations: turns a question into a run that writes its answer and outlives whoever asked. It
 * knows no HTTP, no SQL and no engine but those it is given, and never asks who is there. Start
 * reading at contract.ts, then open-chat.ts; each use case has a file of its name.
 */
export type { Chat } from "./contract.ts";
export { pickDefaultModel } from "./default-model.ts";
export { openChat } from "./open-chat.ts";
