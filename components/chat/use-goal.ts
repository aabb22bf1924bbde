"use client";

import { useEffect, useRef } from "react";
import type { TreeNode } from "#lib/tree";
import { placeOf } from "./place-of.ts";

/** A message to bring into sight; a new object asks again. */
export interface Goal {
  readonly messageId: string;
  /** False while whoever asked wants to go on from where they are. */
  readonly takesFocus: boolean;
}

interface Ways {
  readonly reveal: (index: number, align: "start") => void;
  readonly take: (messageId: string) => void;
}

/** Brings the message that was jumped to into sight, once it is part of the shown branch. */
export function useGoal(goal: Goal | undefined, path: readonly TreeNode[], { reveal, take }: Ways) {
  const reached = useRef<Goal>(undefined);
  useEffect(() => {
    if (goal === undefined || reached.current === goal) return;
    const index = placeOf(path, goal.messageId);
    if (index === -1) return;
    reached.current = goal;
    // At the top, where texts that come late for the messages before it cannot push it away.
    reveal(index, "start");
    if (goal.takesFocus) take(goal.messageId);
  }, [goal, path, reveal, take]);
}
