import { z } from "zod";
import {
  addedFileSchema,
  attachmentSchema,
  attachmentTextSchema,
  blockSchema,
  bulkSchema,
  changeConversationSchema,
  changeDocumentSchema,
  citationSchema,
  contextForecastSchema,
  contextRequestSchema,
  conversationListSchema,
  conversationSchema,
  conversationTreeSchema,
  coverageSchema,
  deletionSchema,
  editRequestSchema,
  figuresSchema,
  folderListSchema,
  folderSchema,
  foundInBookSchema,
  happeningSchema,
  houseEventSchema,
  importResultSchema,
  jobListSchema,
  jobSchema,
  journalEventSchema,
  leafSchema,
  libraryBulkSchema,
  libraryDocumentSchema,
  libraryListSchema,
  libraryPauseSchema,
  libraryScopeSchema,
  librarySearchSchema,
  libraryStatusSchema,
  messageSchema,
  messagesSchema,
  modelChoiceSchema,
  modelsViewSchema,
  newFolderSchema,
  openedDocumentSchema,
  passageHitSchema,
  problemSchema,
  readFileSchema,
  readingPlaceSchema,
  regenerateRequestSchema,
  renameFolderSchema,
  runSchema,
  runStateSchema,
  searchResultSchema,
  sectionSchema,
  sendRequestSchema,
  sendResponseSchema,
  shortcutSettingsSchema,
  shownContextSchema,
  snapshotSchema,
  sourceSchema,
  sourcesSchema,
  streamItemSchema,
  temporaryRequestSchema,
} from "#lib/protocol";
import { conversion, type JsonSchema } from "./json-schema.ts";

interface Name {
  readonly id: string;
  readonly description: string;
}

/** Every schema that the document knows by a name, in the order of reading. */
const named: readonly (readonly [schema: z.ZodType, id: string, description: string])[] = [
  [conversationSchema, "Conversation", "What the list of conversations knows of one."],
  [conversationListSchema, "ConversationList", "The conversations, latest first."],
  [
    changeConversationSchema,
    "ConversationChange",
    "What is to be different; what is absent stays.",
  ],
  [bulkSchema, "Bulk", "One thing to be done to many conversations."],
  [leafSchema, "Leaf", "The end of the branch that is looked at."],
  [
    snapshotSchema,
    "Snapshot",
    "A conversation at one position of its journal. An outline entry is the id, the place of the parent in the outline (-1 for none), who wrote it, and its order.",
  ],
  [messageSchema, "Message", "One node of a conversation's tree. Siblings share a parentId."],
  [messagesSchema, "Messages", "The messages that were asked for, as far as they are there."],
  [attachmentSchema, "Attachment", "A text file that came with a message."],
  [attachmentTextSchema, "AttachmentText", "An attachment with its text."],
  [figuresSchema, "Figures", "What an answer took, in tokens and milliseconds."],
  [shownContextSchema, "ShownContext", "What the model was shown of the line above an answer."],
  [sendRequestSchema, "SendRequest", "A question, and the ids of it and its answer."],
  [sendResponseSchema, "SendResponse", "What has been stored."],
  [editRequestSchema, "EditRequest", "The id and text of a new version."],
  [regenerateRequestSchema, "RegenerateRequest", "The id and model of another answer."],
  [deletionSchema, "Deletion", "The messages that went, or came back."],
  [contextRequestSchema, "ContextRequest", "A text that has not been sent yet."],
  [contextForecastSchema, "ContextForecast", "What an answer would be given to read."],
  [streamItemSchema, "StreamItem", "One event of a tab's stream."],
  [houseEventSchema, "HouseEvent", "What concerns the whole house; whoever was away asks anew."],
  [journalEventSchema, "JournalEvent", "Something that happened in a conversation, and its place."],
  [happeningSchema, "Happening", "What can happen in a conversation."],
  [runSchema, "Run", "One piece of work of a model, owned by the server."],
  [runStateSchema, "RunState", "Where a run stands. The last three are ends."],
  [temporaryRequestSchema, "TemporaryRequest", "The line of a chat that is never stored."],
  [folderSchema, "Folder", "Where conversations can be put."],
  [folderListSchema, "FolderList", "The folders by name."],
  [newFolderSchema, "NewFolder", "A folder to be made."],
  [renameFolderSchema, "FolderName", "Another name for a folder."],
  [searchResultSchema, "SearchResult", "What was found. What matched is marked in each excerpt."],
  [libraryListSchema, "LibraryList", "Every book, latest first, and what the indexer does."],
  [libraryStatusSchema, "LibraryStatus", "What the indexer is doing, and how much there is."],
  [libraryDocumentSchema, "LibraryDocument", "A book as the shelf shows it."],
  [
    openedDocumentSchema,
    "OpenedDocument",
    "A book with its contents, the outline of its sections, and where its reader was last.",
  ],
  [
    sectionSchema,
    "Section",
    "A part of a book in reading order. Every place in it is a range of its text, in UTF-16 units.",
  ],
  [blockSchema, "Block", "A piece of a section that stands apart: a heading, a paragraph, a row."],
  [foundInBookSchema, "FoundInBook", "Where words stand in one book, in reading order."],
  [readingPlaceSchema, "ReadingPlace", "Where in a book its reader is."],
  [changeDocumentSchema, "DocumentChange", "What a person writes over a book's own words."],
  [libraryBulkSchema, "LibraryBulk", "One thing to be done to many books."],
  [libraryPauseSchema, "LibraryPause", "Whether indexing rests."],
  [addedFileSchema, "AddedFile", "Under which name a file was added, or was there already."],
  [readFileSchema, "ReadFile", "The text of a file that comes with a message."],
  [librarySearchSchema, "LibrarySearch", "Passages that were found, and how they are spread."],
  [passageHitSchema, "PassageHit", "A passage that was found. What matched is marked."],
  [coverageSchema, "Coverage", "How much of the library a search has looked through."],
  [libraryScopeSchema, "LibraryScope", "What of the library a question may use."],
  [sourcesSchema, "Sources", "What the library had to say to a question."],
  [sourceSchema, "Source", "A passage that the model was shown."],
  [citationSchema, "Citation", "Where a source bears an answer out, word for word."],
  [conversationTreeSchema, "ConversationTree", "A whole conversation as one document."],
  [importResultSchema, "ImportResult", "Whether the import made anything."],
  [modelsViewSchema, "ModelsView", "The models that are here and those to be had."],
  [modelsViewSchema.shape.engine, "EngineStatus", "What the engine does now."],
  [modelsViewSchema.shape.downloads.element, "Download", "A model on its way."],
  [modelChoiceSchema, "ModelChoice", "A model by its id."],
  [shortcutSettingsSchema, "ShortcutSettings", "The keys that were changed, by action."],
  [jobSchema, "Job", "A piece of background work."],
  [jobListSchema, "JobList", "The background work, latest first."],
  [problemSchema, "Problem", "Why it failed: a code to act on, a sentence to read."],
];

const registry = z.registry<Name>();
for (const [schema, id, description] of named) registry.add(schema, { id, description });

/** The name of a schema that crosses the wire. */
export function requireName(schema: z.ZodType): string {
  const name = registry.get(schema)?.id;
  if (name === undefined) throw new Error("A schema of a route has no name in components.ts.");
  return name;
}

/** All named schemas as JSON Schema, each referring to others by their names. */
export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  const { schemas } = z.toJSONSchema(registry, {
    ...conversion,
    io: "input",
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]),
  );
}
