"use client";

import { useSyncExternalStore } from "react";
import type { z } from "zod";
import { readStored, writeStored } from "./stored.ts";

/**
 * Makes the hook of a choice that this browser keeps under a name, the same for all who use it. The
 * first paint has `initial`: what the server painted must be found again.
 */
export function keptChoice<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  initial: z.infer<Schema>,
) {
  const listeners = new Set<() => void>();
  let value: { readonly is: z.infer<Schema> } | undefined;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const read = () => {
    value ??= { is: readStored(name, schema) ?? initial };
    return value.is;
  };
  const keep = (next: z.infer<Schema>) => {
    value = { is: next };
    writeStored(name, next);
    for (const listener of listeners) listener();
  };
  return function useChoice() {
    return [useSyncExternalStore(subscribe, read, () => initial), keep] as const;
  };
}
