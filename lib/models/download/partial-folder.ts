import { mkdir, readFile, readdir, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const stateSchema = z.object({
  /** Which source the bytes are from; those of another one are thrown away. */
  source: z.string(),
  /** What the source calls this version of the file, to ask for the rest of the same one. */
  etag: z.string().optional(),
  /** What the source declared when the download began. */
  sha256: z.string().optional(),
  /** Parts already unpacked into the model file, and their length. */
  partsDone: z.int().min(0).default(0),
  unpackedBytes: z.int().min(0).default(0),
});

export type PartialState = z.infer<typeof stateSchema>;

/** The hidden folder in which one download grows, made so that it can go on after a restart. */
export interface PartialFolder {
  readonly modelPath: string;
  /** A name of its own for each tarball: a leftover is never taken for the next one's beginning. */
  partPath(index: number): string;
  /** The state left by the same source; a fresh one, with nothing on disk, for any other. */
  resume(source: string): Promise<PartialState>;
  save(state: PartialState): Promise<void>;
  /** The source of the bytes that are here; undefined when nothing is. */
  source(): Promise<string | undefined>;
  /** Bytes here so far, unpacked or not. */
  doneBytes(): Promise<number>;
  remove(): Promise<void>;
}

export function openPartialFolder(folder: string): PartialFolder {
  const modelPath = join(folder, "model.partial");
  const statePath = join(folder, "state.json");

  const read = async (): Promise<PartialState | undefined> => {
    const text = await readFile(statePath, "utf8").catch(() => undefined);
    if (text === undefined) return undefined;
    const result = stateSchema.safeParse(parseJson(text));
    return result.success ? result.data : undefined;
  };

  const save = async (state: PartialState) => {
    await mkdir(folder, { recursive: true });
    await writeFile(`${statePath}.new`, JSON.stringify(state));
    await rename(`${statePath}.new`, statePath);
  };

  return {
    modelPath,
    partPath: (index) => join(folder, `${index}.tgz`),
    save,
    async resume(source) {
      const before = await read();
      if (before?.source === source) return before;
      await rm(folder, { recursive: true, force: true });
      const state = { source, partsDone: 0, unpackedBytes: 0 };
      await save(state);
      return state;
    },
    source: async () => (await read())?.source,
    async doneBytes() {
      const names = await readdir(folder).catch(() => []);
      const sizes = names
        .filter((name) => /\.(partial|tgz)$/.test(name))
        .map((name) => sizeOf(join(folder, name)));
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** 0 for a file that is not there. */
export async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/** Makes a file exactly as long as what is known to be good of it; a missing one is made. */
export async function cutTo(path: string, sizeBytes: number): Promise<void> {
  await writeFile(path, "", { flag: "a" });
  await truncate(path, sizeBytes);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
