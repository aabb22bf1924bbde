import Link from "next/link";
import type { Sources } from "#lib/protocol";
import { readerPath, sourceWords } from "../text/source-words.ts";
import { besideWords } from "./sources-words.ts";

/** What the books say, where it belongs to no single sentence of the answer; nothing elsewhere. */
export function SaidBeside({ sources }: { sources: Sources }) {
  const beside = sources.citations.filter(({ at }) => at === null);
  const [first] = beside;
  if (first === undefined) return null;
  return (
    <section aria-label="What your books say" data-beside className="mt-4 text-small">
      <p className="text-quiet">{besideWords(first.kind)}</p>
      <ul className="mt-2 space-y-3">
        {beside.map((citation) => {
          const source = sources.passages.find(({ n }) => n === citation.n);
          if (source === undefined) return null;
          return (
            <li key={citation.n} className="border-s-2 border-water/60 ps-3">
              <blockquote className="line-clamp-6 font-serif wrap-anywhere" dir="auto">
                {citation.quote}
              </blockquote>
              <Link
                href={readerPath(source.documentId, citation)}
                prefetch={false}
                className="inline-flex min-h-7 items-center text-tiny text-water underline underline-offset-4 wrap-anywhere pointer-coarse:min-h-11"
                dir="auto"
              >
                {sourceWords(source)}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
