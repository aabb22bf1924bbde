/**
 * The words that cross a wire between Hearth's own server and its own clients, as zod schemas and
 * their types. It imports nothing of ours and runs in a browser. Start reading at conversation.ts.
 */
export {
  conversationDetailSchema,
  conversationListSchema,
  conversationSchema,
  maxTitleLength,
  messageSchema,
  regenerateRequestSchema,
  renameRequestSchema,
  sendRequestSchema,
  sendResponseSchema,
  type Conversation,
  type ConversationDetail,
  type Message,
  type RegenerateRequest,
  type SendRequest,
  type SendResponse,
} from "./conversation.ts";
export { answerEventSchema, type AnswerEvent, type AnswerPhase } from "./answer-event.ts";
export { figuresSchema, type Figures } from "./figures.ts";
export {
  modelsViewSchema,
  type CatalogModel,
  type Download,
  type EngineStatus,
  type InstalledModel,
  type ModelsView,
  type Preset,
} from "./models.ts";
export { problemSchema, type Problem } from "./problem.ts";
