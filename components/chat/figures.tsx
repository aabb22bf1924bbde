import type { Figures as FiguresData } from "#lib/protocol";
import { leftOutWords } from "./context-words.ts";
import { figuresLine, figuresTable } from "./figures-text.ts";

interface FiguresProps {
  readonly figures: FiguresData;
  /** Messages at the beginning of the line that the model did not see. */
  readonly leftOut: number;
  readonly modelTitle: string;
}

/** What an answer took: one line, and everything on request. */
export function Figures({ figures, leftOut, modelTitle }: FiguresProps) {
  return (
    <details className="text-tiny text-quiet">
      <summary className="inline-flex min-h-8 list-none items-center rounded-control px-1 hover:text-ink [&::-webkit-details-marker]:hidden pointer-coarse:min-h-11">
        {figuresLine(figures)}
      </summary>
      <dl className="mt-1 mb-2 grid max-w-md grid-cols-[auto_1fr] gap-x-6 gap-y-1 rounded-control border border-line bg-raised px-4 py-3">
        <dt>Model</dt>
        <dd className="text-ink">{modelTitle}</dd>
        {figuresTable(figures).map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="text-ink">{value}</dd>
          </div>
        ))}
        {leftOut > 0 && (
          <>
            <dt>Left out</dt>
            <dd className="text-ink">{leftOutWords(leftOut)}</dd>
          </>
        )}
      </dl>
    </details>
  );
}
