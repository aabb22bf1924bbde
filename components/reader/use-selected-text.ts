"use client";

import { useEffect, useState } from "react";
import type { Place } from "#lib/protocol";
import { placeOf } from "./dom-place.ts";

export interface SelectedText {
  /** As it is painted; readings above words among them. */
  readonly text: string;
  /** Undefined where it reaches from one part into another. */
  readonly place: Place | undefined;
}

/** What is selected in the text of the open book. */
export function useSelectedText(): SelectedText | undefined {
  const [selected, setSelected] = useState<SelectedText>();
  useEffect(() => {
    let frame = 0;
    const onChange = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setSelected(selectedNow));
    };
    document.addEventListener("selectionchange", onChange);
    return () => {
      document.removeEventListener("selectionchange", onChange);
      cancelAnimationFrame(frame);
    };
  }, []);
  return selected;
}

function selectedNow(): SelectedText | undefined {
  const selection = getSelection();
  const text = selection?.toString().trim() ?? "";
  if (selection === null || selection.isCollapsed || text === "") return undefined;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start === undefined && end === undefined) return undefined;
  const isOne = start !== undefined && end !== undefined && start.section === end.section;
  if (!isOne || end.offset <= start.offset) return { text, place: undefined };
  return { text, place: { section: start.section, start: start.offset, end: end.offset } };
}
