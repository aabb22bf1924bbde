"use client";

import { createContext, memo, use, type ComponentProps } from "react";
import ReactMarkdown, { type Components, type ExtraProps } from "react-markdown";
import remarkGfm from "remark-gfm";
import type { Sources } from "#lib/protocol";
import { CitationMark, QuotedWords } from "./citation-mark.tsx";
import { CodeBlock } from "./code-block.tsx";
import { Diagram } from "./diagram.tsx";
import { readFence } from "./fence.ts";
import { Formula } from "./formula.tsx";
import { ImageNotice } from "./image-notice.tsx";
import { readMaths } from "./maths-block.ts";
import { remarkCitations } from "./remark-citations.ts";
import { remarkMaths } from "./remark-maths.ts";
import { SafeLink } from "./safe-link.tsx";

const IsOpen = createContext(false);

const plugins = [remarkGfm, remarkMaths];

const components: Components = {
  a: SafeLink,
  cite: CitationMark,
  img: ImageNotice,
  pre: NestedCode,
  q: QuotedWords,
  table: ScrollingTable,
  var: FormulaInText,
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  h4: ({ children }) => <h5>{children}</h5>,
  h5: ({ children }) => <h6>{children}</h6>,
  h6: ({ children }) => <h6>{children}</h6>,
};

interface MarkdownBlockProps {
  readonly source: string;
  readonly definitions: string;
  readonly isOpen: boolean;
  /** Where it begins in the text. */
  readonly start?: number;
  /** What the text may cite; null leaves its marks as they are. */
  readonly sources?: Sources | null;
}

/**
 * One top-level block. Raw HTML is shown as the text it is, nothing remote is loaded, and headings
 * sit below the page's own.
 */
export const MarkdownBlock = memo(function MarkdownBlock(props: MarkdownBlockProps) {
  const { source, definitions, isOpen, start = 0, sources = null } = props;
  const fence = readFence(source);
  if (fence !== undefined && (fence.end ?? source.length) >= source.trimEnd().length) {
    const isDiagram = fence.language === "mermaid" && fence.end !== undefined && !isOpen;
    if (isDiagram) return <Diagram code={fence.code} />;
    return <CodeBlock language={fence.language} code={fence.code} isOpen={isOpen} />;
  }
  const maths = readMaths(source);
  if (maths?.state === "closed" && maths.end >= source.trimEnd().length) {
    return <Formula tex={maths.tex} isDisplay />;
  }
  if (maths?.state === "open" && isOpen) return <p className="whitespace-pre-wrap">{source}</p>;
  return (
    <IsOpen value={isOpen}>
      <ReactMarkdown
        remarkPlugins={
          sources === null
            ? plugins
            : [
                ...plugins,
                [
                  remarkCitations,
                  { sources, source: definitions + source, from: definitions.length, start },
                ],
              ]
        }
        components={components}
      >
        {definitions + source}
      </ReactMarkdown>
    </IsOpen>
  );
});

/** Code inside a list or a quote, or code that is indented instead of fenced. */
function NestedCode({ node }: ComponentProps<"pre"> & ExtraProps) {
  const isOpen = use(IsOpen);
  const code = node?.children[0];
  if (code?.type !== "element") return null;
  const classes = code.properties["className"];
  const language = Array.isArray(classes) ? String(classes[0]).replace(/^language-/, "") : "";
  const text = code.children.map((child) => (child.type === "text" ? child.value : "")).join("");
  return <CodeBlock language={language} code={text.replace(/\n$/, "")} isOpen={isOpen} />;
}

function FormulaInText({ node, children }: ComponentProps<"var"> & ExtraProps) {
  const isDisplay = node?.properties["dataDisplay"] !== undefined;
  return <Formula tex={typeof children === "string" ? children : ""} isDisplay={isDisplay} />;
}

function ScrollingTable({ children }: ComponentProps<"table">) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A wide table scrolls by itself; without a tab stop the keyboard could not reach its far columns.
    <section aria-label="Table" tabIndex={0} className="prose-table">
      <table>{children}</table>
    </section>
  );
}
