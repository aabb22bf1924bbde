"use client";

import { useEffect, useRef, useState } from "react";
import type { ListedConversation } from "#lib/protocol";
import { ConversationEntry } from "./conversation-entry.tsx";

const step = 80;
/** The next ones are painted while the end is still this far below the edge. */
const early = "600px";

/** The entries of one group. Of thousands only those are painted that one has come near to. */
export function EntryList({ conversations }: { conversations: readonly ListedConversation[] }) {
  const [limit, setLimit] = useState(step);
  const hidden = conversations.length - limit;
  return (
    <>
      <ul>
        {conversations.slice(0, limit).map((conversation) => (
          <ConversationEntry key={conversation.id} conversation={conversation} />
        ))}
      </ul>
      {hidden > 0 && (
        <More key={limit} count={hidden} onMore={() => setLimit((before) => before + step)} />
      )}
    </>
  );
}

/** A button for those who walk by keyboard; for everyone else it presses itself when it comes into sight. */
function More({ count, onMore }: { count: number; onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const more = useRef(onMore);
  useEffect(() => {
    more.current = onMore;
  });
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) more.current();
      },
      { root: button.current?.closest("nav") ?? null, rootMargin: early },
    );
    if (button.current !== null) observer.observe(button.current);
    return () => observer.disconnect();
  }, []);
  return (
    <button
      ref={button}
      type="button"
      onClick={onMore}
      className="min-h-9 w-full rounded-control px-2.5 text-left text-tiny text-quiet hover:bg-line/60 pointer-coarse:min-h-11"
    >
      {count} more
    </button>
  );
}
