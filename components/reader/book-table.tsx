"use client";

import type { Block } from "#lib/protocol";
import { InlineText } from "./inline-text.tsx";

/** A table; where it is wider than the page it scrolls by itself. */
export function BookTable({ rows }: { rows: readonly Block[] }) {
  const firstBody = rows.findIndex(({ isHead }) => isHead !== true);
  const bodyFrom = firstBody === -1 ? rows.length : firstBody;
  return (
    <section
      aria-label="Table"
      // What scrolls must be within reach of the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="my-[1em] overflow-x-auto rounded-control border border-line text-[0.9em]"
    >
      <table className="w-full border-collapse">
        {bodyFrom > 0 && (
          <thead className="bg-sunken">
            {rows.slice(0, bodyFrom).map((row) => (
              <Row key={row.start} row={row} />
            ))}
          </thead>
        )}
        <tbody className="divide-y divide-line">
          {rows.slice(bodyFrom).map((row) => (
            <Row key={row.start} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row }: { row: Block }) {
  const cells = row.cells ?? [{ start: row.start, end: row.end }];
  const Cell = row.isHead === true ? "th" : "td";
  return (
    <tr {...(row.direction !== undefined && { dir: row.direction })}>
      {cells.map(({ start, end }, column) => (
        <Cell
          // Empty cells begin where their neighbours do.
          // oxlint-disable-next-line react/no-array-index-key
          key={column}
          {...(row.isHead === true && { scope: "col" })}
          data-start={start}
          className="px-[0.8em] py-[0.5em] text-start align-top whitespace-pre-line"
        >
          <InlineText start={start} end={end} marks={row.marks} />
        </Cell>
      ))}
    </tr>
  );
}
