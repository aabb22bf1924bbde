import Link from "next/link";
import type { SearchHit } from "#lib/protocol";
import { Excerpt } from "./excerpt.tsx";
import { HitFacts } from "./hit-facts.tsx";
import { hitPath } from "./hit-path.ts";

/** A message, or a title, of a conversation. */
export function ConversationResult({ hit }: { hit: SearchHit }) {
  return (
    <Link
      href={hitPath(hit)}
      prefetch={false}
      data-result=""
      className="block rounded-card border border-line bg-raised px-4 py-3 hover:border-edge"
    >
      <span className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1 truncate text-small font-semibold" dir="auto">
          {hit.conversationTitle}
        </span>
        <HitFacts hit={hit} />
      </span>
      {hit.messageId !== null && (
        <span className="mt-1 line-clamp-3 text-small wrap-anywhere">
          <Excerpt pieces={hit.excerpt} />
        </span>
      )}
    </Link>
  );
}
