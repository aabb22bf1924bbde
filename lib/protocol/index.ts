/**
 * The words that cross a wire between Hearth's own server and its own clients, as zod schemas and
 * their types. It imports nothing of ours and runs in a browser. Start reading at message.ts, then
 * event.ts.
 */
// oxlint-disable-next-line import/no-unassigned-import -- It must come before the first schema is made.
import "./without-eval.ts";

export {
  blockSchema,
  contentsEntrySchema,
  sectionSchema,
  type Block,
  type ContentsEntry,
  type Mark,
  type Section,
} from "./book.ts";
export { citationMarksIn, type CitationMark } from "./citation-marks.ts";
export {
  bulkSchema,
  changeConversationSchema,
  conversationListSchema,
  conversationSchema,
  leafSchema,
  maxTitleLength,
  type Bulk,
  type Conversation,
  type ConversationChange,
  type ListedConversation,
} from "./conversation.ts";
export {
  happeningSchema,
  journalEventSchema,
  type Happening,
  type JournalEvent,
  type Stamp,
} from "./event.ts";
export { figuresSchema, type Figures } from "./figures.ts";
export {
  folderListSchema,
  folderSchema,
  newFolderSchema,
  renameFolderSchema,
  type Folder,
  type NewFolder,
} from "./folder.ts";
export {
  houseEventSchema,
  jobListSchema,
  jobSchema,
  streamItemSchema,
  type HouseEvent,
  type Job,
  type StreamItem,
} from "./house-event.ts";
export {
  addedFileSchema,
  changeDocumentSchema,
  foundInBookSchema,
  libraryDocumentSchema,
  libraryListSchema,
  libraryPauseSchema,
  libraryStatusSchema,
  maxTags,
  openedDocumentSchema,
  readProblemSchema,
  readingPlaceSchema,
  type AddedFile,
  type DocumentChange,
  type DocumentState,
  type FoundInBook,
  type LibraryDocument,
  type LibraryList,
  type LibraryStatus,
  type OpenedDocument,
  type ReadProblem,
  type ReadingPlace,
} from "./library.ts";
export {
  librarySearchSchema,
  passageHitSchema,
  type LibrarySearch,
  type PassageHit,
} from "./library-search.ts";
export { libraryBulkSchema, maxBulkDocuments, type LibraryBulk } from "./library-bulk.ts";
export { libraryScopeSchema, maxScopeDocuments, type LibraryScope } from "./library-scope.ts";
export { type Place } from "./place.ts";
export {
  citationSchema,
  coverageSchema,
  sourceSchema,
  sourcesSchema,
  type Citation,
  type Coverage,
  type Source,
  type Sources,
} from "./sources.ts";
export {
  attachmentSchema,
  attachmentTextSchema,
  contextForecastSchema,
  contextRequestSchema,
  deletionSchema,
  editRequestSchema,
  maxAttachmentBytes,
  maxAttachments,
  maxAttachmentsBytes,
  messageSchema,
  messagesSchema,
  readFileSchema,
  regenerateRequestSchema,
  sendRequestSchema,
  sendResponseSchema,
  shownContextSchema,
  type Attachment,
  type AttachmentText,
  type ContextForecast,
  type ContextRequest,
  type Deletion,
  type EditRequest,
  type Message,
  type NewAttachment,
  type RegenerateRequest,
  type SendRequest,
  type SendResponse,
  type ShownContext,
} from "./message.ts";
export {
  modelChoiceSchema,
  modelsViewSchema,
  type CatalogModel,
  type Download,
  type EngineStatus,
  type InstalledModel,
  type ModelsView,
  type Preset,
} from "./models.ts";
export { problemSchema, type Problem } from "./problem.ts";
export { runSchema, runStateSchema, type Run, type RunState, type RunStateName } from "./run.ts";
export { searchResultSchema, type SearchHit, type SearchResult } from "./search.ts";
export { shortcutSettingsSchema, type ShortcutSettings } from "./shortcuts.ts";
export { snapshotSchema, type OutlineEntry, type Snapshot } from "./snapshot.ts";
export { temporaryRequestSchema, type TemporaryRequest } from "./temporary.ts";
export { conversationTreeSchema, importResultSchema, type ConversationTree } from "./transfer.ts";
