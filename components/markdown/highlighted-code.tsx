import { common, createLowlight } from "lowlight";
import type { ReactNode } from "react";

/** One for the page: the grammars are made once, and not again for every block of code. */
const lowlight = createLowlight(common);

type Node = ReturnType<typeof lowlight.highlight>["children"][number];

interface HighlightedCodeProps {
  readonly language: string;
  readonly code: string;
}

/** Coloured code, in a file of its own so that the grammars are fetched only when there is code to colour. */
export function HighlightedCode({ language, code }: HighlightedCodeProps) {
  if (!lowlight.registered(language)) return <code>{code}</code>;
  return <code>{lowlight.highlight(language, code).children.map(paint)}</code>;
}

function paint(node: Node, index: number): ReactNode {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return null;
  const classes = node.properties["className"];
  return (
    <span key={index} className={Array.isArray(classes) ? classes.join(" ") : undefined}>
      {node.children.map(paint)}
    </span>
  );
}
