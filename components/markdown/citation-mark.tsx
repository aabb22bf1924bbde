"use client";

import { Check } from "lucide-react";
import type { ComponentProps } from "react";
import type { ExtraProps } from "react-markdown";
import { sourceWords } from "../text/source-words.ts";
import { classNames } from "../ui/class-names.ts";
import { CitationLink } from "./citation-link.tsx";
import { useCited } from "./citing-context.ts";

const markLook =
  "ms-0.5 inline-flex min-w-5 items-center justify-center rounded-hair border px-1 align-[0.15em] text-tiny leading-4 text-water no-underline hover:bg-water/10";
/** Dashed where nothing of the source was found to bear the sentence out. */
const edges = { sure: "border-water/50", unsure: "border-dashed border-edge" };

/** A number in an answer that leads to its source. */
export function CitationMark({ node, children }: ComponentProps<"cite"> & ExtraProps) {
  const number = Number(children);
  const cited = useCited(node?.properties["dataCitation"], number);
  if (cited === undefined) return `[${number}]`;
  return (
    <CitationLink
      {...cited}
      name={`Source ${number}: ${sourceWords(cited.source)}`}
      className={classNames(markLook, cited.citation === undefined ? edges.unsure : edges.sure)}
    >
      {number}
    </CitationLink>
  );
}

/**
 * Words that an answer gives as a quote. Those that stand in the book get a quiet sign behind them,
 * the others one that says aloud that they do not.
 */
export function QuotedWords({ node, children }: ComponentProps<"q"> & ExtraProps) {
  const cited = useCited(node?.properties["dataCitation"], 0);
  if (cited?.citation === undefined) return children;
  const isVerified = cited.citation.kind === "quote";
  const isEnd = node?.properties["dataEnd"] !== undefined;
  return (
    <>
      <span
        data-quote={cited.citation.kind}
        className="data-[quote=paraphrase]:underline data-[quote=paraphrase]:decoration-edge data-[quote=paraphrase]:decoration-dotted data-[quote=paraphrase]:underline-offset-4"
      >
        {children}
      </span>
      {isEnd && isVerified && (
        <CitationLink
          {...cited}
          name={`Quote found word for word: ${sourceWords(cited.source)}`}
          className={classNames(markLook, edges.sure)}
        >
          <Check aria-hidden="true" size={12} strokeWidth={2.5} className="my-0.5 text-moss" />
        </CitationLink>
      )}
      {isEnd && !isVerified && (
        <CitationLink
          {...cited}
          name={`Not word for word: ${sourceWords(cited.source)}`}
          className={classNames(markLook, edges.unsure)}
        >
          not word for word
        </CitationLink>
      )}
    </>
  );
}
