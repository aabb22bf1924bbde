"use client";

import { PreviewCard } from "@base-ui/react/preview-card";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Citation, Source } from "#lib/protocol";
import { readerPath, sourceWords } from "../text/source-words.ts";

interface CitationLinkProps {
  readonly source: Source;
  readonly citation: Citation | undefined;
  /** For everyone who does not see where it stands. */
  readonly name: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** Opens the book at what is cited; hover and focus show it here. */
export function CitationLink({ source, citation, name, className, children }: CitationLinkProps) {
  const path = readerPath(source.documentId, citation ?? source);
  return (
    <PreviewCard.Root>
      <PreviewCard.Trigger
        delay={150}
        render={<Link href={path} prefetch={false} aria-label={name} className={className} />}
      >
        {children}
      </PreviewCard.Trigger>
      <PreviewCard.Portal>
        <PreviewCard.Positioner side="top" sideOffset={6} className="z-50">
          <PreviewCard.Popup className="max-w-[min(24rem,calc(100vw-2rem))] animate-appear rounded-card border border-line bg-raised px-4 py-3 text-small text-ink shadow-float">
            <p className="text-tiny text-quiet" dir="auto">
              {sourceWords(source)}
            </p>
            <blockquote className="mt-1 line-clamp-6 font-serif wrap-anywhere" dir="auto">
              {citation?.quote ?? source.text}
            </blockquote>
            <p className="mt-2 text-tiny text-quiet">{verdictOf(citation)}</p>
          </PreviewCard.Popup>
        </PreviewCard.Positioner>
      </PreviewCard.Portal>
    </PreviewCard.Root>
  );
}

/** What was found out about a citation, in a sentence. */
export function verdictOf(citation: Citation | undefined): string {
  switch (citation?.kind) {
    case "quote":
      return "The quote stands in the book word for word.";
    case "paraphrase":
      return "Not in the book in these words. This is the nearest sentence.";
    case "support":
      return "What the book says about it, word for word.";
    case "beside":
      return "What the book says to your question, word for word. The answer does not keep to it.";
    case undefined:
      return "The passage that the model was shown.";
  }
}
