import type { z } from "zod";

/** What this browser has kept under a name; undefined when there is nothing, or nothing usable. */
export function readStored<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
): z.infer<Schema> | undefined {
  if (typeof localStorage === "undefined") return undefined;
  try {
    const text = localStorage.getItem(name);
    return text === null ? undefined : schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Keeps a value in this browser, or forgets it when undefined. A full or forbidden storage is no reason to fail. */
export function writeStored(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // The value lives on in the page until it is closed.
  }
}
