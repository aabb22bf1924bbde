"use client";

import { useState, type DragEvent } from "react";

const kind = "application/x-hearth-conversations";

/** Gives what is dragged the conversations it stands for. */
export function carry(event: DragEvent, ids: readonly string[]) {
  event.dataTransfer.setData(kind, ids.join(" "));
  event.dataTransfer.effectAllowed = "move";
}

/** Makes an element a place where conversations can be dropped; anything else that is dragged passes by. */
export function useDropTarget(onDrop: (ids: readonly string[]) => void) {
  const [isOver, setOver] = useState(false);
  return {
    "data-over": isOver || undefined,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(kind)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      const { relatedTarget: next } = event;
      if (!(next instanceof Node && event.currentTarget.contains(next))) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      setOver(false);
      const carried = event.dataTransfer.getData(kind);
      if (carried === "") return;
      event.preventDefault();
      onDrop(carried.split(" "));
    },
  };
}
