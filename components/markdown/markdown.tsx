"use client";

import { memo, useState } from "react";
import type { Sources } from "#lib/protocol";
import { CitingContext } from "./citing-context.ts";
import { MarkdownBlock } from "./markdown-block.tsx";
import { BlockSplitter } from "./split-blocks.ts";

interface MarkdownProps {
  readonly text: string;
  /** Whether more text is coming: the last block is then still open and its code not yet coloured. */
  readonly isOpen: boolean;
  /** What the text may cite. */
  readonly sources?: Sources | null;
}

/** A text of Markdown. Blocks that are closed are painted once; only the open one is read again as text arrives. */
export const Markdown = memo(function Markdown({ text, isOpen, sources = null }: MarkdownProps) {
  const [splitter] = useState(() => new BlockSplitter());
  const { blocks, definitions } = splitter.split(text);
  return (
    <CitingContext value={sources}>
      <div className="prose" dir="auto">
        {blocks.map(({ start, source }, index) => (
          <MarkdownBlock
            key={start}
            source={source}
            definitions={source.includes("[") ? definitions : ""}
            isOpen={isOpen && index === blocks.length - 1}
            start={start}
            sources={sources}
          />
        ))}
      </div>
    </CitingContext>
  );
});
