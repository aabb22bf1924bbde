"use client";

import { Ghost } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { ConversationStore } from "../data/conversation-store.ts";
import { Conversation } from "./conversation.tsx";
import { TemporaryChat } from "./temporary-chat.ts";
import { useModelChoice } from "./use-model-choice.ts";

/** A chat that lives on this page only: closing it, or leaving it, is forgetting it. */
export function TemporaryConversation({ id }: { id: string }) {
  const [store] = useState(
    () =>
      new ConversationStore({
        id,
        stage: "new",
        onWanted: () => undefined,
        onLeaf: () => undefined,
      }),
  );
  const model = useModelChoice(undefined);
  const actions = useMemo(() => new TemporaryChat(store), [store]);
  useEffect(() => () => actions.close(), [actions]);
  return (
    <Conversation
      store={store}
      actions={actions}
      model={model}
      draftName={undefined}
      banner={<Banner />}
    />
  );
}

function Banner() {
  return (
    <p className="flex items-center justify-center gap-2 border-b border-line bg-sunken px-4 py-2 text-small">
      <Ghost aria-hidden="true" size={16} className="shrink-0 text-ember" />
      Temporary chat: nothing is stored, and closing the page forgets it.
    </p>
  );
}
