import { checkFile, type HeaderCheck } from "../gguf/index.ts";
import type { FoundFile } from "./scan.ts";

/** Children that may read headers side by side; more would only take turns on a small machine. */
const maxAtOnce = 2;

export interface HeaderCache {
  /** The check of a file as it is now; run once for each state of the file. */
  check(file: FoundFile): Promise<HeaderCheck>;
  /** Forgets files that are no longer there. */
  keepOnly(files: readonly FoundFile[]): void;
}

export function openHeaderCache(): HeaderCache {
  const checks = new Map<string, Promise<HeaderCheck>>();
  const waiting: (() => void)[] = [];
  let running = 0;

  const run = async (file: FoundFile) => {
    if (running >= maxAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await checkFile(file.path);
    } finally {
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };

  return {
    async check(file) {
      const key = keyOf(file);
      const check = checks.get(key) ?? run(file);
      checks.set(key, check);
      const result = await check;
      if (result.problem !== undefined && result.passing === true) checks.delete(key);
      return result;
    },
    keepOnly(files) {
      const keys = new Set(files.map(keyOf));
      for (const key of checks.keys()) if (!keys.has(key)) checks.delete(key);
    },
  };
}

function keyOf({ path, sizeBytes, modifiedMs }: FoundFile): string {
  return `${path}\0${sizeBytes}\0${modifiedMs}`;
}
