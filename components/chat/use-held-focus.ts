"use client";

import { useCallback, useLayoutEffect, useRef, useState, type FocusEvent } from "react";
import type { TreeNode } from "#lib/tree";
import { focusComposer } from "./focus-composer.ts";
import { placeOf } from "./place-of.ts";

/**
 * The focus within a thread of which only a part is painted: the message that holds it stays
 * painted, walking reaches every message, and when its message goes the focus moves to the one
 * before it.
 */
export function useHeldFocus(path: readonly TreeNode[]) {
  const [heldId, hold] = useState<string>();
  const wanted = useRef<string>(undefined);
  const lastPlace = useRef(0);

  const take = useCallback((id: string) => {
    const article = find(id);
    if (article === null) wanted.current = id;
    else article.focus({ preventScroll: true });
    hold(id);
  }, []);

  // Runs after each painting, for the row that is to take the focus may only now be there.
  useLayoutEffect(() => {
    const id = wanted.current;
    const article = id === undefined ? null : find(id);
    if (article === null) return;
    wanted.current = undefined;
    article.focus({ preventScroll: true });
  });

  useLayoutEffect(() => {
    if (heldId === undefined) return;
    const place = placeOf(path, heldId);
    if (place !== -1) {
      lastPlace.current = place;
      return;
    }
    const next = path[Math.min(lastPlace.current, path.length) - 1] ?? path[0];
    if (document.activeElement !== document.body) return;
    if (next === undefined) focusComposer();
    else take(next.id);
  }, [heldId, path, take]);

  const walk = (direction: -1 | 1, reveal: (index: number) => void) => {
    const place = placeOf(path, idOf(document.activeElement));
    const next = place === -1 ? path.length - 1 : place + direction;
    const node = path[next];
    if (node === undefined) return;
    reveal(next);
    take(node.id);
  };
  const follow = (target: EventTarget | null) => {
    // Without a next holder the message itself has gone, or the window; and what is chosen in a
    // message's menu may take that message away before the menu gives the focus back.
    if (target !== null && !isInMenu(target)) hold(idOf(target));
  };
  const onFocus = (event: FocusEvent) => follow(event.target);
  const onBlur = (event: FocusEvent) => follow(event.relatedTarget);
  return { heldId, take, walk, onFocus, onBlur };
}

function idOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>("[data-message]")?.dataset["message"];
}

function isInMenu(target: EventTarget): boolean {
  return target instanceof Element && target.closest("[role=menu]") !== null;
}

function find(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-message="${id}"]`);
}
