"use client";

import { render } from "katex";
import { useLayoutEffect, useRef, type ReactNode } from "react";
// oxlint-disable-next-line import/no-unassigned-import -- A style sheet has nothing to assign.
import "katex/dist/katex.min.css";

interface TypesetFormulaProps {
  readonly tex: string;
  readonly isDisplay: boolean;
  /** What stands here until KaTeX has replaced it, and for good when KaTeX cannot read it. */
  readonly source: ReactNode;
}

/**
 * A formula as KaTeX sets it. In a file of its own, so that KaTeX and its fonts are fetched only
 * when there is a formula. KaTeX makes the nodes itself: no text of an answer is read as HTML.
 */
export function TypesetFormula({ tex, isDisplay, source }: TypesetFormulaProps) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const set = document.createElement("span");
    try {
      render(tex, set, { ...limits, displayMode: isDisplay });
      place.current?.replaceChildren(set);
    } catch (error) {
      place.current?.setAttribute("title", `This formula could not be set. ${String(error)}`);
    }
  }, [tex, isDisplay]);
  return <span ref={place}>{source}</span>;
}

/** No links, images or attributes out of a formula; no macro that multiplies without end. */
const limits = {
  output: "htmlAndMathml",
  trust: false,
  strict: "ignore",
  maxSize: 20,
  maxExpand: 200,
} as const;
