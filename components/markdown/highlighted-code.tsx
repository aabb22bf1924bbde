import type { ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeHighlight from "rehype-highlight";

const plugins = [rehypeHighlight];

const components: Components = {
  pre: ({ children }: { children?: ReactNode }) => <>{children}</>,
  code: ({ children }) => <code>{children}</code>,
};

interface HighlightedCodeProps {
  readonly language: string;
  readonly code: string;
}

/** Coloured code, in a file of its own so that the grammars are fetched only when there is code to colour. */
export function HighlightedCode({ language, code }: HighlightedCodeProps) {
  const longestRun = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(Math.max(3, longestRun + 1));
  return (
    <ReactMarkdown rehypePlugins={plugins} components={components}>
      {`${fence}${language}\n${code}\n${fence}`}
    </ReactMarkdown>
  );
}
