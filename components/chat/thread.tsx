"use client";

import { memo, useCallback, useMemo, type Key, type Ref } from "react";
import type { TreeNode } from "#lib/tree";
import { useShortcut } from "../shortcuts/use-shortcut.ts";
import { useChat } from "./chat-context.ts";
import { useEditing } from "./editing-context.ts";
import { rowHeight } from "./row-height.ts";
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
  const places = useMemo(() => new Map(path.map(({ id }, index) => [id, index])), [path]);
  const { heldId, take, walk, ...held } = useHeldFocus(path, places);
  const kept = useMemo(
    () => [heldId, editedId].flatMap((id) => places.get(id ?? "") ?? []),
    [heldId, editedId, places],
  );
  const estimate = useEstimate(path);
  const { box, list, isAtEnd, reveal, scrollToEnd } = useThreadList({ path, estimate, kept });
  useTexts(path, list.rows);
  useShortcut("previous-message", () => walk(-1, reveal));
  useShortcut("next-message", () => walk(1, reveal));
  useGoal(goal, places, { reveal, take });
  useOwnSending(path, scrollToEnd);
  const onKeyDown = useVersionKeys();
  return (
    <div className="relative min-h-0 flex-1">
      {/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by the keyboard, and hears the keys of the messages in it. */}
      <section
        ref={box}
        aria-label="Messages"
        tabIndex={0}
        {...held}
        onKeyDown={onKeyDown}
        className="h-full overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        {/* oxlint-enable */}
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

function useEstimate(path: readonly TreeNode[]): (index: number) => number {
  const { store } = useChat();
  return useCallback(
    (index) => {
      const node = path[index];
      const message = node && store.view().state?.messages.get(node.id);
      return rowHeight(message, node?.role ?? "user");
    },
    [path, store],
  );
}
