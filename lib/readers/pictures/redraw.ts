import sharp from "sharp";
import type { ReadImage } from "#lib/library";
import { limits } from "../limits.ts";

// One book at a time in one process: more threads and a cache would only cost memory.
sharp.concurrency(1);
sharp.cache(false);

const secondsForOne = 6;

/**
 * Draws a picture anew, no larger than a page shows it: what comes out is pixels of ours and holds
 * nothing else that the file held. Throws for what is no picture or too large.
 */
export async function redraw(source: Buffer): Promise<{ type: ReadImage["type"]; bytes: Buffer }> {
  const picture = sharp(source, { limitInputPixels: limits.picturePixels, failOn: "none" });
  const { format } = await picture.metadata();
  const drawn = picture
    .rotate()
    .resize({
      width: limits.pictureSide,
      height: limits.pictureSide,
      fit: "inside",
      withoutEnlargement: true,
    })
    .timeout({ seconds: secondsForOne });
  if (format === "jpeg") {
    return { type: "image/jpeg", bytes: await drawn.jpeg({ quality: 82 }).toBuffer() };
  }
  return { type: "image/png", bytes: await drawn.png({ palette: format === "gif" }).toBuffer() };
}
