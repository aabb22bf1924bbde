"use client";

import { lazy, Suspense, type ReactNode } from "react";

interface FormulaProps {
  readonly tex: string;
  readonly isDisplay: boolean;
}

/** Beyond this, or nested deeper, setting a formula could hold up the page. */
const longestTex = 4000;
const deepestNesting = 40;

const TypesetFormula = lazy(async () => {
  const { TypesetFormula: component } = await import("./typeset-formula.tsx");
  return { default: component };
});

/** A formula; until the typesetter is here, and where it cannot help, its source. */
export function Formula({ tex, isDisplay }: FormulaProps) {
  const source = <var className="prose-tex">{tex}</var>;
  if (tex.length > longestTex || nestingOf(tex) > deepestNesting) return source;
  const formula = (
    <Suspense fallback={source}>
      <TypesetFormula key={tex} tex={tex} isDisplay={isDisplay} source={source} />
    </Suspense>
  );
  return isDisplay ? <OwnLine>{formula}</OwnLine> : formula;
}

function OwnLine({ children }: { readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A wide formula scrolls by itself; without a tab stop the keyboard could not reach its end.
    <span tabIndex={0} className="prose-formula" dir="ltr">
      {children}
    </span>
  );
}

function nestingOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of tex) {
    if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
