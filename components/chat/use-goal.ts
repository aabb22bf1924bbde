"use client";

import { useEffect, useRef } from "react";

/** A message to bring into sight; a new object asks again. */
export interface Goal {
  readonly messageId: string;
  /** False while whoever asked wants to go on from where they are. */
  readonly takesFocus: boolean;
}

interface Ways {
  readonly reveal: (index: number, align: "center") => void;
  readonly take: (messageId: string) => void;
}

/** Brings the message that was jumped to into sight, once it is part of the shown branch. */
export function useGoal(
  goal: Goal | undefined,
  places: ReadonlyMap<string, number>,
  { reveal, take }: Ways,
) {
  const reached = useRef<Goal>(undefined);
  useEffect(() => {
    const index = goal && places.get(goal.messageId);
    if (goal === undefined || index === undefined || reached.current === goal) return;
    reached.current = goal;
    reveal(index, "center");
    if (goal.takesFocus) take(goal.messageId);
  }, [goal, places, reveal, take]);
}
