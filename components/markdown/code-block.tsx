"use client";

import { lazy, Suspense } from "react";
import { CopyButton } from "../ui/copy-button.tsx";

interface CodeBlockProps {
  readonly language: string;
  readonly code: string;
  /** While it grows it stays uncoloured: colouring the whole again at each token would stall the page. */
  readonly isOpen: boolean;
}

/** Beyond this, colouring would hold up the page for longer than colours are worth. */
const longestColoured = 60_000;

const languageName = /^[\w+#.-]+$/;

const HighlightedCode = lazy(async () => {
  const { HighlightedCode: component } = await import("./highlighted-code.tsx");
  return { default: component };
});

export function CodeBlock({ language, code, isOpen }: CodeBlockProps) {
  const isColoured = !isOpen && languageName.test(language) && code.length <= longestColoured;
  const name = language === "" ? "Code" : `Code, ${language}`;
  return (
    <figure className="my-4 overflow-hidden rounded-control border border-line bg-sunken" dir="ltr">
      <figcaption className="flex items-center justify-between border-b border-line py-0.5 pr-1 pl-3.5 text-tiny text-quiet">
        <span className="font-mono">{language === "" ? "text" : language}</span>
        <CopyButton text={code} label="Copy code" />
      </figcaption>
      <pre
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Wide code scrolls by itself; without a tab stop the keyboard could not reach its end.
        tabIndex={0}
        aria-label={name}
        className="overflow-x-auto px-3.5 py-3 font-mono text-small leading-6"
      >
        {isColoured ? (
          <Suspense fallback={<code>{code}</code>}>
            <HighlightedCode language={language} code={code} />
          </Suspense>
        ) : (
          <code>{code}</code>
        )}
      </pre>
    </figure>
  );
}
