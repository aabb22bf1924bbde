"use client";

import { useRef, type KeyboardEvent } from "react";

/**
 * Walks from the box through the results and back by the arrow keys. Each result is a link marked
 * `data-result`, so Enter needs no help.
 */
export function useResultKeys() {
  const area = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [
      box.current,
      ...(area.current?.querySelectorAll<HTMLElement>("[data-result]") ?? []),
    ];
    const place = stops.findIndex((stop) => stop === document.activeElement);
    const next = stops[place + (event.key === "ArrowDown" ? 1 : -1)];
    if (place === -1 || next === undefined || next === null) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }
  return { area, box, onKeyDown };
}
