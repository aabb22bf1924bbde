import Link from "next/link";
import type { PassageHit } from "#lib/protocol";
import { placeWords, readerPath } from "../text/source-words.ts";
import { Excerpt } from "./excerpt.tsx";

/** A passage of a book: where it stands, and what of it matched. */
export function PassageResult({ hit }: { hit: PassageHit }) {
  return (
    <Link
      href={readerPath(hit.documentId, hit)}
      prefetch={false}
      data-result=""
      className="block rounded-card border border-line bg-raised px-4 py-3 hover:border-edge"
    >
      <span className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1 truncate font-serif text-small font-semibold" dir="auto">
          {hit.title}
        </span>
        <span className="max-w-[50%] shrink-0 truncate text-tiny text-quiet" dir="auto">
          {placeWords(hit)}
        </span>
      </span>
      {hit.creators.length > 0 && (
        <span className="block truncate text-tiny text-quiet" dir="auto">
          {hit.creators.join(", ")}
        </span>
      )}
      <span
        className="mt-1 line-clamp-3 font-serif text-small wrap-anywhere"
        lang={hit.language ?? undefined}
      >
        <Excerpt pieces={hit.excerpt} />
      </span>
    </Link>
  );
}
