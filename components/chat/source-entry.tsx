import Link from "next/link";
import type { Citation, Source } from "#lib/protocol";
import { verdictOf } from "../markdown/citation-link.tsx";
import { placeWords, readerPath } from "../text/source-words.ts";
import { scoreWords } from "./sources-words.ts";

interface SourceEntryProps {
  readonly source: Source;
  /** What of it the answer leans on, in the answer's order. */
  readonly citations: readonly Citation[];
}

/** One passage of a book: where it stands, how sure it is, and what of it was used. */
export function SourceEntry({ source, citations }: SourceEntryProps) {
  const place = placeWords(source);
  return (
    <article aria-label={`Source ${source.n}: ${source.title}`} className="px-4 py-4">
      <p className="flex items-baseline gap-2">
        <span className="shrink-0 rounded-hair border border-water/50 px-1.5 text-tiny text-water">
          {source.n}
        </span>
        <Link
          href={readerPath(source.documentId, source)}
          prefetch={false}
          className="min-w-0 flex-1 font-serif font-semibold wrap-anywhere hover:underline pointer-coarse:min-h-11"
          dir="auto"
        >
          {source.title}
        </Link>
      </p>
      <p className="mt-1 text-tiny text-quiet wrap-anywhere" dir="auto">
        {[source.creators.join(", "), place].filter(Boolean).join(" · ")}
      </p>
      <p className="mt-0.5 text-tiny text-quiet">Relevance {scoreWords(source.score)}</p>
      {citations.length === 0 ? (
        <blockquote
          className="mt-3 line-clamp-6 border-s-2 border-line ps-3 font-serif text-small wrap-anywhere"
          dir="auto"
        >
          {source.text}
        </blockquote>
      ) : (
        <ul className="mt-3 space-y-3">
          {citations.map((citation) => (
            <li key={`${citation.kind} ${citation.start} ${citation.at?.start}`}>
              <CitedWords source={source} citation={citation} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function CitedWords({ source, citation }: { source: Source; citation: Citation }) {
  return (
    <>
      <blockquote
        className="border-s-2 border-water/60 ps-3 font-serif text-small wrap-anywhere"
        dir="auto"
      >
        {citation.quote}
      </blockquote>
      <p className="mt-1 ps-3.5 text-tiny text-quiet">{verdictOf(citation)}</p>
      <Link
        href={readerPath(source.documentId, citation)}
        prefetch={false}
        className="ms-3.5 flex min-h-7 w-fit items-center text-tiny text-water underline underline-offset-4 pointer-coarse:min-h-11"
      >
        Open in the book
      </Link>
    </>
  );
}
