import { conversationRoutes } from "./conversations.ts";
import { eventRoutes } from "./events.ts";
import { folderRoutes } from "./folders.ts";
import { jobRoutes } from "./jobs.ts";
import { libraryFileRoutes } from "./library-files.ts";
import { libraryReadingRoutes } from "./library-reading.ts";
import { librarySearchRoutes } from "./library-search.ts";
import { libraryRoutes } from "./library.ts";
import { messageRoutes } from "./messages.ts";
import { modelRoutes } from "./models.ts";
import type { Route } from "./route.ts";
import { searchRoutes } from "./search.ts";
import { settingRoutes } from "./settings.ts";
import { talkRoutes } from "./talk.ts";
import { temporaryRoutes } from "./temporary.ts";
import { transferRoutes } from "./transfer.ts";

/** Routes that belong together. */
export interface Chapter {
  readonly title: string;
  readonly routes: readonly Route[];
}

/** Hearth's own API, in the order in which a reader wants to meet it. */
export const ownChapters: readonly Chapter[] = [
  { title: "Conversations", routes: conversationRoutes },
  { title: "Talking", routes: talkRoutes },
  { title: "Messages", routes: messageRoutes },
  { title: "Events", routes: eventRoutes },
  { title: "Folders", routes: folderRoutes },
  { title: "Search", routes: searchRoutes },
  {
    title: "Library",
    routes: [
      ...libraryRoutes,
      ...libraryReadingRoutes,
      ...librarySearchRoutes,
      ...libraryFileRoutes,
    ],
  },
  { title: "Import and export", routes: transferRoutes },
  { title: "Temporary chats", routes: temporaryRoutes },
  { title: "Models", routes: modelRoutes },
  { title: "Settings", routes: settingRoutes },
  { title: "Background work", routes: jobRoutes },
];
