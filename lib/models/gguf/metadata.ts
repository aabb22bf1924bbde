import type { ByteReader } from "./byte-reader.ts";
import { GgufDefect } from "./defect.ts";
import { limits } from "./limits.ts";
import { valueTypes, type ScalarType, type ValueType } from "./value-type.ts";

/** One entry of the metadata. Of a list only what can be checked without keeping it. */
export type MetadataValue =
  | { readonly type: ScalarType; readonly value: number | boolean }
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "array"; readonly itemType: ValueType; readonly length: number };

export type Metadata = ReadonlyMap<string, MetadataValue>;

/** Reads all entries. Keeps scalars and texts, passes over the items of lists. */
export function readMetadata(reader: ByteReader, entryCount: number): Metadata {
  const metadata = new Map<string, MetadataValue>();
  for (let index = 0; index < entryCount; index++) {
    const key = readKey(reader, index);
    if (metadata.has(key)) throw new GgufDefect(`The metadata key ${quoted(key)} appears twice.`);
    metadata.set(key, readValue(reader, key));
  }
  return metadata;
}

function readKey(reader: ByteReader, index: number): string {
  const what = `metadata key ${index + 1}`;
  const length = reader.u64(what);
  if (length === 0n) throw new GgufDefect(`The name of ${what} is empty.`);
  if (length > limits.keyBytes) {
    throw new GgufDefect(
      `The name of ${what} claims ${length} bytes; at most ${limits.keyBytes} are believed.`,
    );
  }
  return decoded(reader.bytes(Number(length), what), `The name of ${what}`);
}

function readValue(reader: ByteReader, key: string): MetadataValue {
  const what = `the metadata value ${quoted(key)}`;
  const type = readType(reader, what);
  if (type === "string") return { type, value: readText(reader, what) };
  if (type === "array") return passList(reader, what);
  return { type, value: readScalar(reader, type, what) };
}

function readType(reader: ByteReader, what: string): ValueType {
  const number = reader.u32(what);
  const type = valueTypes[number];
  if (type === undefined) {
    throw new GgufDefect(
      `The type of ${what} is number ${number}, which the format does not know.`,
    );
  }
  return type.name;
}

function readText(reader: ByteReader, what: string): string {
  return reader.bytes(readTextLength(reader, what), what).toString("utf8");
}

function readTextLength(reader: ByteReader, what: string): number {
  const length = reader.u64(what);
  if (length > limits.stringBytes) {
    throw new GgufDefect(
      `A text in ${what} claims ${length} bytes; at most ${limits.stringBytes} are believed.`,
    );
  }
  return Number(length);
}

function readScalar(reader: ByteReader, type: ScalarType, what: string): number | boolean {
  switch (type) {
    case "bool": {
      const byte = reader.u8(what);
      if (byte > 1) throw new GgufDefect(`The yes-or-no in ${what} is ${byte}; it must be 0 or 1.`);
      return byte === 1;
    }
    case "u64":
    case "i64":
      return Number(reader[type](what));
    case "f32":
    case "f64":
    case "u8":
    case "i8":
    case "u16":
    case "i16":
    case "u32":
    case "i32":
      return reader[type](what);
  }
}

function passList(reader: ByteReader, what: string): MetadataValue {
  const itemType = readType(reader, what);
  const claimed = reader.u64(what);
  if (itemType === "array") {
    throw new GgufDefect(`The list in ${what} holds lists, which no engine reads.`);
  }
  // An item takes at least its size, a text at least the 8 bytes of its length.
  const itemBytes = valueTypes.find(({ name }) => name === itemType)?.bytes;
  if (claimed * BigInt(itemBytes ?? 8) > reader.remainingBytes) {
    throw new GgufDefect(
      `The list in ${what} claims ${claimed} items, more than the file could hold.`,
    );
  }
  const length = Number(claimed);
  if (itemBytes !== undefined) {
    reader.skip(length * itemBytes, what);
  } else {
    for (let index = 0; index < length; index++) reader.skip(readTextLength(reader, what), what);
  }
  return { type: "array", itemType, length };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Reads UTF-8 strictly and refuses zero bytes, at which native code would stop reading. */
export function decoded(bytes: Buffer, what: string): string {
  if (bytes.includes(0)) throw new GgufDefect(`${what} contains a zero byte.`);
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new GgufDefect(`${what} is not valid UTF-8.`, { cause });
  }
}

/** A name from the file, safe to put into a sentence: short and without control characters. */
export function quoted(name: string): string {
  const visible = name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "�");
  return `“${visible.length > 60 ? `${visible.slice(0, 60)}…` : visible}”`;
}
