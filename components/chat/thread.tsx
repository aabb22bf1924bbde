"use client";

import { memo, useMemo, type Key, type Ref } from "react";
import type { TreeNode } from "#lib/tree";
import { useShortcut } from "../shortcuts/use-shortcut.ts";
import { useEditing } from "./editing-context.ts";
import { placeOf } from "./place-of.ts";
import { ThreadRow } from "./thread-row.tsx";
import { ToTheEnd } from "./to-the-end.tsx";
import { useGoal, type Goal } from "./use-goal.ts";
import { useHeldFocus } from "./use-held-focus.ts";
import { useLeftOut } from "./use-left-out.ts";
import { useOwnSending } from "./use-own-sending.ts";
import { useTexts } from "./use-texts.ts";
import { useThreadList } from "./use-thread-list.ts";
import { useVersionKeys } from "./use-version-keys.ts";

interface ThreadProps {
  /** From the root to the shown leaf. */
  readonly path: readonly TreeNode[];
  readonly goal: Goal | undefined;
}

/** The messages of the shown branch, kept at their end until the reader scrolls up. */
export const Thread = memo(function Thread({ path, goal }: ThreadProps) {
  const { editedId } = useEditing();
  const { heldId, take, walk, ...held } = useHeldFocus(path);
  const kept = useMemo(
    () => [heldId, editedId].map((id) => placeOf(path, id)).filter((place) => place >= 0),
    [heldId, editedId, path],
  );
  const { box, list, isAtEnd, reveal, scrollToEnd } = useThreadList(path, kept);
  useTexts(path, list.rows);
  useShortcut("previous-message", () => walk(-1, reveal));
  useShortcut("next-message", () => walk(1, reveal));
  useGoal(goal, path, { reveal, take });
  useOwnSending(path, scrollToEnd);
  const onKeyDown = useVersionKeys();
  return (
    <div className="relative min-h-0 flex-1">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It hears the keys and the focus of the messages in it. */}
      <section
        ref={box}
        aria-label="Messages"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by the keyboard.
        tabIndex={0}
        {...held}
        onKeyDown={onKeyDown}
        className="h-full overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div className="mx-auto max-w-thread px-4 sm:px-6">
          <Rows path={path} foundId={goal?.messageId} {...list} />
        </div>
      </section>
      <div className="pointer-events-none absolute inset-x-0 top-0 h-4 bg-linear-to-b from-ground to-transparent" />
      <div className="pointer-events-none absolute inset-x-0 bottom-0 h-6 bg-linear-to-t from-ground to-transparent" />
      {!isAtEnd && <ToTheEnd onClick={scrollToEnd} />}
    </div>
  );
});

interface RowsProps {
  readonly path: readonly TreeNode[];
  /** The message that was jumped to. */
  readonly foundId: string | undefined;
  readonly rows: readonly { readonly key: Key; readonly index: number }[];
  readonly container: Ref<HTMLOListElement>;
  readonly measure: Ref<HTMLLIElement>;
}

function Rows({ path, foundId, rows, container, measure }: RowsProps) {
  const leftOut = useLeftOut(path);
  return (
    <ol ref={container} className="relative">
      {rows.flatMap(({ key, index }) => {
        const node = path[index];
        if (node === undefined) return [];
        return (
          <li
            key={key}
            ref={measure}
            data-index={index}
            aria-setsize={path.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0"
          >
            <ThreadRow
              node={node}
              isLast={index === path.length - 1}
              isFound={node.id === foundId}
              leftOut={leftOut?.firstShownId === node.id ? leftOut.leftOut : 0}
            />
          </li>
        );
      })}
    </ol>
  );
}
