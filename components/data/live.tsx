"use client";

import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  createContext,
  use,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import type { HouseEvent } from "#lib/protocol";
import { ConversationStores } from "./conversation-stores.ts";
import { EventLink, type Connection } from "./event-link.ts";
import { takeDocumentNews } from "./use-document.ts";
import { libraryKey, libraryList } from "./use-library.ts";
import { modelsKey } from "./use-models.ts";
import { withNews } from "./with-news.ts";

interface Live {
  readonly link: EventLink;
  readonly stores: ConversationStores;
}

const LiveContext = createContext<Live | undefined>(undefined);

/** The one stream of events of this tab, and the conversations that it keeps true. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [live] = useState<Live>(() => ({
    link: new EventLink({
      onHouse: (event) => takeHouseEvent(client, event),
      onReturn: () => void client.invalidateQueries(),
    }),
    stores: new ConversationStores(),
  }));
  useEffect(() => live.link.start(), [live]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** A list is a query whose key begins with the name of the list. */
function takeHouseEvent(client: QueryClient, event: HouseEvent) {
  switch (event.type) {
    case "list.changed":
      void client.invalidateQueries({ queryKey: [event.list] });
      return;
    case "job.changed":
      void client.invalidateQueries({ queryKey: ["jobs"] });
      return;
    case "engine.changed":
      client.setQueryData(modelsKey, event.view);
      return;
    case "library.changed":
      client.setQueryData(libraryList.queryKey, (list) => list && withNews(list, event));
      takeDocumentNews(client, event.documents);
      if (event.isAll) void client.invalidateQueries({ queryKey: libraryKey });
  }
}

export function useLive(): Live {
  const live = use(LiveContext);
  if (live === undefined) throw new Error("useLive needs a LiveProvider above it.");
  return live;
}

const atFirst = (): Connection => "connecting";

export function useConnection(): Connection {
  const { link } = useLive();
  return useSyncExternalStore(link.subscribe, link.connection, atFirst);
}
