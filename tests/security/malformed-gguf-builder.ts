/** The numbers of the value types that the attacks use. */
export const types = { u8: 0, u32: 4, i32: 5, f32: 6, bool: 7, text: 8, list: 9, u64: 10 } as const;

export const u32 = (value: number) => numbered(4, (bytes) => bytes.writeUInt32LE(value));
export const u64 = (value: number | bigint) =>
  numbered(8, (bytes) => bytes.writeBigUInt64LE(BigInt(value)));
export const text = (value: string | Buffer) =>
  Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
export const entry = (key: string | Buffer, type: number, value: Buffer) =>
  Buffer.concat([text(key), u32(type), value]);
export const list = (itemType: number, count: number | bigint, items: Buffer) =>
  Buffer.concat([u32(itemType), u64(count), items]);

interface Tensor {
  readonly name?: string | Buffer;
  readonly dimensions?: readonly (number | bigint)[];
  readonly dimensionCount?: number;
  readonly type?: number;
  readonly offset?: number | bigint;
}

export function tensor(given: Tensor = {}): Buffer {
  const { name = "token_embd.weight", dimensions = [16, 4], type = 0, offset = 0 } = given;
  return Buffer.concat([
    text(name),
    u32(given.dimensionCount ?? dimensions.length),
    ...dimensions.map(u64),
    u32(type),
    u64(offset),
  ]);
}

export interface Whole {
  readonly magic?: string;
  readonly version?: number;
  readonly entryCount?: number | bigint;
  readonly tensorCount?: number | bigint;
  readonly entries?: readonly Buffer[];
  readonly tensors?: readonly Buffer[];
  readonly dataBytes?: number;
}

export const tokens = entry(
  "tokenizer.ggml.tokens",
  types.list,
  list(types.text, 4, Buffer.concat(["a", "b", "c", "d"].map(text))),
);
export const shape = [
  entry("llama.block_count", types.u32, u32(1)),
  entry("llama.embedding_length", types.u32, u32(16)),
  entry("llama.context_length", types.u32, u32(128)),
];
export const architecture = entry("general.architecture", types.text, text("llama"));
export const sound = [architecture, ...shape, tokens];

/** A small sound model, but for what is given. */
export function gguf(given: Whole = {}): Buffer {
  const {
    magic = "GGUF",
    version = 3,
    entries = sound,
    tensors = [tensor()],
    dataBytes = 256,
  } = given;
  const header = Buffer.concat([
    Buffer.from(magic, "latin1"),
    u32(version),
    u64(given.tensorCount ?? tensors.length),
    u64(given.entryCount ?? entries.length),
    ...entries,
    ...tensors,
  ]);
  const padding = Buffer.alloc((32 - (header.length % 32)) % 32);
  return Buffer.concat([header, padding, Buffer.alloc(dataBytes)]);
}

function numbered(size: number, write: (bytes: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(size);
  write(bytes);
  return bytes;
}

/** A file that claims to be a model, and what must be said of it. */
export interface MalformedFile {
  /** Unique; fit to be a file's name. */
  readonly id: string;
  readonly kind: string;
  readonly bytes: Buffer;
  readonly says: RegExp;
}

export function file(kind: string, bytes: Buffer, says: RegExp): MalformedFile {
  return { id: kind.replaceAll(/[^a-z0-9]+/gi, "-"), kind, bytes, says };
}

export const soundWith = (extra: Buffer) => gguf({ entries: [...sound, extra] });
export const huge = 0xffff_ffff_ffff_ffffn;
