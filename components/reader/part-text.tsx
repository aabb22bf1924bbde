"use client";

import { Fragment, memo, useMemo } from "react";
import type { Block, Section } from "#lib/protocol";
import { BookBlock } from "./book-block.tsx";
import { BookList } from "./book-list.tsx";
import { BookTable } from "./book-table.tsx";
import { groupBlocks, type BlockGroup } from "./group-blocks.ts";
import { PartContext } from "./part-context.ts";

interface PartTextProps {
  readonly part: Section;
  readonly highlight: { readonly start: number; readonly end: number } | undefined;
}

/** The blocks of a part as elements. */
export const PartText = memo(function PartText({ part, highlight }: PartTextProps) {
  const { section, text, blocks } = part;
  const state = useMemo(() => ({ section, text, highlight }), [section, text, highlight]);
  const groups = useMemo(() => groupBlocks(blocks), [blocks]);
  return (
    <PartContext value={state}>
      {groups.map((group, index) => (
        <Fragment key={startOf(group)}>
          <PageMark page={firstOf(group)?.page} before={pageOf(groups[index - 1])} />
          <Group group={group} />
        </Fragment>
      ))}
    </PartContext>
  );
});

/** Where a printed page begins, at the side of the text. */
function PageMark({ page, before }: { page: number | undefined; before: number | undefined }) {
  if (page === undefined || page === before) return null;
  return (
    <p data-aside="" className="text-end font-sans text-[0.75em] text-quiet select-none">
      page {page}
    </p>
  );
}

function pageOf(group: BlockGroup | undefined): number | undefined {
  return group && firstOf(group)?.page;
}

function Group({ group }: { group: BlockGroup }) {
  switch (group.kind) {
    case "block":
      return <BookBlock block={group.block} />;
    case "list":
      return <BookList items={group.items} />;
    case "table":
      return <BookTable rows={group.rows} />;
    case "quotes":
      return (
        <blockquote className="my-[1em] border-s-3 border-line ps-[1em]">
          {group.blocks.map((block) => (
            <BookBlock key={block.start} block={block} />
          ))}
        </blockquote>
      );
  }
}

function startOf(group: BlockGroup): string {
  const first = firstOf(group);
  return `${group.kind} ${first?.start}${first?.kind === "image" ? ` image ${first.image}` : ""}`;
}

function firstOf(group: BlockGroup): Block | undefined {
  switch (group.kind) {
    case "block":
      return group.block;
    case "list":
      return group.items[0]?.block;
    case "table":
      return group.rows[0];
    case "quotes":
      return group.blocks[0];
  }
}
