import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Everything that `next build` reads. */
const sources = [
  "{app,components,lib/{protocol,tree},public}/**/*",
  "{next,postcss,tailwind}.config.{mjs,ts}",
  "tsconfig.json",
  "package-lock.json",
];

/** A hash that changes when a file changes from which the pages are built, or one comes or goes. */
export async function hashSources(root: string): Promise<string> {
  const entries = await Array.fromAsync(glob(sources, { cwd: root, withFileTypes: true }));
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.includes(".test."))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const hash = createHash("sha256");
  for (const path of paths) {
    hash
      .update(path.slice(root.length))
      .update("\0")
      .update(await readFile(path));
  }
  return hash.digest("hex");
}
