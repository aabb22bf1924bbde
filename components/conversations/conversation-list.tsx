"use client";

import { useConversations } from "../data/use-conversations.ts";
import { sentenceOf } from "../data/request.ts";
import { Button } from "../ui/button.tsx";
import { ConversationEntry } from "./conversation-entry.tsx";
import { groupByDay } from "./group-by-day.ts";

/** `onLeave` is called when a conversation is chosen. */
export function ConversationList({ onLeave }: { onLeave: () => void }) {
  const { data, dataUpdatedAt, error, refetch } = useConversations();
  if (data === undefined) {
    if (error === null) return <Skeleton />;
    return <Failed sentence={sentenceOf(error)} retry={() => void refetch()} />;
  }
  if (data.conversations.length === 0) return <Empty />;
  return (
    <nav aria-label="Your conversations" className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">
      {groupByDay(data.conversations, new Date(dataUpdatedAt)).map(({ name, conversations }) => (
        <section key={name} aria-label={name}>
          <h2 className="px-2.5 pt-4 pb-1 text-tiny font-semibold text-quiet">{name}</h2>
          <ul>
            {conversations.map((conversation) => (
              <ConversationEntry
                key={conversation.id}
                conversation={conversation}
                onLeave={onLeave}
              />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function Empty() {
  return (
    <p className="flex-1 px-5 pt-4 text-small text-quiet">
      Your conversations will be kept here, on this machine.
    </p>
  );
}

function Skeleton() {
  return (
    <div aria-hidden="true" className="flex-1 space-y-3 px-5 pt-5">
      {["w-40", "w-52", "w-32", "w-44"].map((width) => (
        <div key={width} className={`h-4 rounded-hair bg-line ${width}`} />
      ))}
    </div>
  );
}

function Failed({ sentence, retry }: { sentence: string; retry: () => void }) {
  return (
    <div className="flex-1 space-y-3 px-5 pt-4 text-small">
      <p>{sentence}</p>
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}
