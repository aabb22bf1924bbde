"use client";

import { useEffect, useState } from "react";
import { CodeBlock } from "./code-block.tsx";
import { drawDiagram, type Drawn } from "./diagram-frame.ts";
import { diagramName, problemWords } from "./diagram-words.ts";
import { usePageColours } from "./use-page-colours.ts";

/**
 * A Mermaid diagram as a picture, its source one click below. What draws it is fetched when the
 * first diagram is shown; until then, and when it cannot be drawn, the source stands here.
 */
export function Diagram({ code }: { readonly code: string }) {
  const drawn = useDrawn(code);
  const source = <CodeBlock language="mermaid" code={code} isOpen={false} />;
  if (drawn !== undefined && "problem" in drawn) {
    return (
      <>
        {source}
        <p className="-mt-2 text-small text-quiet">{problemWords(drawn.problem)}</p>
      </>
    );
  }
  if (drawn === undefined) return source;
  const name = diagramName(code);
  return (
    <figure className="my-4">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A wide diagram scrolls by itself; without a tab stop the keyboard could not reach its end. */}
      <section aria-label={name} tabIndex={0} className="overflow-x-auto">
        {/* oxlint-disable-next-line nextjs/no-img-element -- It is made here and never fetched. */}
        <img
          src={addressOf(drawn.svg)}
          alt={`${name}. Its source follows.`}
          width={drawn.width}
          height={drawn.height}
          className="mx-auto h-auto max-w-full"
        />
      </section>
      <details>
        <summary className="text-small text-quiet">Source of the diagram</summary>
        {source}
      </details>
    </figure>
  );
}

function useDrawn(code: string): Drawn | undefined {
  const colours = usePageColours();
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    let isWanted = true;
    const show = (result: Drawn) => {
      if (isWanted) setDrawn(result);
    };
    if (colours !== undefined) void drawDiagram(code, colours).then(show);
    return () => {
      isWanted = false;
    };
  }, [code, colours]);
  return drawn;
}

/** Within an image nothing runs and nothing is fetched, whatever stands in it. */
const addressOf = (svg: string) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
