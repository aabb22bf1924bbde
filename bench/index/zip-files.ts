import { inflateRawSync } from "node:zlib";

const endMark = 0x06_05_4b_50;
const entryMark = 0x02_01_4b_50;

/** The files of a ZIP by their names, by its central directory alone. Knows what a well-made book needs and no more. */
export function zipFiles(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = bytes.lastIndexOf(Buffer.from(Uint32Array.of(endMark).buffer));
  let place = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32LE(place) !== entryMark) throw new Error("The ZIP's directory is damaged.");
    const method = bytes.readUInt16LE(place + 10);
    const packed = bytes.readUInt32LE(place + 20);
    const lengths = [28, 30, 32].map((offset) => bytes.readUInt16LE(place + offset));
    const [nameLength = 0, extraLength = 0, commentLength = 0] = lengths;
    const name = bytes.toString("utf8", place + 46, place + 46 + nameLength);
    const header = bytes.readUInt32LE(place + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const content = bytes.subarray(start, start + packed);
    files.set(name, method === 0 ? content : inflateRawSync(content));
    place += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}
