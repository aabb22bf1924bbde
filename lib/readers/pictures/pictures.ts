import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReadImage } from "#lib/library";
import { limits } from "../limits.ts";

type Bytes = () => Promise<Buffer>;

/** The pictures of one book: numbered as they are met, kept once all of its text is read. */
export interface Pictures {
  /** The number of a picture; the same for the same name. Null once there are too many. */
  refer(name: string): number | null;
  cover(read: Bytes): Promise<ReadImage | null>;
  /** Keeps what was referred to; undefined stands for what is no picture or was too large. */
  save(read: (name: string) => Promise<Buffer>): Promise<readonly (ReadImage | undefined)[]>;
}

/** Pictures kept in a folder under names of ours; without a folder nothing is kept. */
export function openPictures(folder: string | undefined, onProgress: () => void): Pictures {
  const numbers = new Map<string, number>();

  const keep = async (name: string, read: Bytes): Promise<ReadImage | undefined> => {
    if (folder === undefined) return undefined;
    onProgress();
    try {
      const { redraw } = await import("./redraw.ts");
      const { type, bytes } = await redraw(await read());
      const file = `${name}.${type === "image/jpeg" ? "jpg" : type.slice("image/".length)}`;
      await writeFile(join(folder, file), bytes);
      return { file, type };
    } catch {
      // A picture that cannot be drawn is left out; its description stands in the text.
      return undefined;
    }
  };

  return {
    refer: (name) => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      if (numbers.size >= limits.pictures) return null;
      numbers.set(name, numbers.size);
      return numbers.size - 1;
    },
    cover: async (read) => (await keep("cover", read)) ?? null,
    save: async (read) => {
      const images: (ReadImage | undefined)[] = [];
      for (const [name, number] of numbers) {
        images.push(await keep(`picture-${number}`, () => read(name)));
      }
      return images;
    },
  };
}
