import type { ByteReader } from "./byte-reader.ts";
import { GgufDefect } from "./defect.ts";
import { limits } from "./limits.ts";
import { decoded, quoted } from "./metadata.ts";
import { tensorTypes, type TensorType } from "./tensor-type.ts";

export interface TensorSummary {
  /** Elements of all tensors together: what people call the parameters. */
  readonly elements: number;
  /** The type that takes the most bytes. */
  readonly mainType: string | undefined;
  /** Where the last tensor ends, counted from the start of the tensor data. */
  readonly dataBytes: number;
}

interface Tensor {
  readonly name: string;
  readonly type: TensorType;
  readonly elements: number;
  readonly sizeBytes: number;
  readonly offset: number;
}

/**
 * Reads the list of tensors, not the tensors. Each must begin exactly where the one before it ended,
 * rounded up to the alignment: that is how they are written, and it leaves no room for overlaps.
 */
export function readTensors(reader: ByteReader, count: number, alignment: number): TensorSummary {
  const names = new Set<string>();
  const bytesOfType = new Map<string, number>();
  let elements = 0;
  let end = 0;
  for (let index = 0; index < count; index++) {
    const tensor = readTensor(reader, index);
    if (names.has(tensor.name)) {
      throw new GgufDefect(`The tensor ${quoted(tensor.name)} appears twice.`);
    }
    names.add(tensor.name);
    checkOffset(tensor, { expected: Math.ceil(end / alignment) * alignment, alignment });
    elements += tensor.elements;
    end = tensor.offset + tensor.sizeBytes;
    const { name } = tensor.type;
    bytesOfType.set(name, (bytesOfType.get(name) ?? 0) + tensor.sizeBytes);
    if (end > limits.elements) {
      throw new GgufDefect("The tensors together are larger than any file could be.");
    }
  }
  const [largest] = [...bytesOfType].toSorted(([, left], [, right]) => right - left);
  return { elements, mainType: largest?.[0], dataBytes: end };
}

function readTensor(reader: ByteReader, index: number): Tensor {
  const name = readName(reader, index);
  const what = `the tensor ${quoted(name)}`;
  const dimensions = readDimensions(reader, what);
  const typeNumber = reader.u32(what);
  const type = tensorTypes.get(typeNumber);
  if (type === undefined) {
    throw new GgufDefect(
      `The type of ${what} is number ${typeNumber}, which this version of Hearth does not know.`,
    );
  }
  const row = dimensions[0] ?? 1n;
  if (row % BigInt(type.blockElements) !== 0n) {
    throw new GgufDefect(
      `The rows of ${what} are ${row} long, which ${type.name} cannot pack in blocks of ${type.blockElements}.`,
    );
  }
  const elements = dimensions.reduce((product, dimension) => product * dimension, 1n);
  const sizeBytes = (elements / BigInt(type.blockElements)) * BigInt(type.blockBytes);
  const offset = reader.u64(what);
  if (offset > limits.elements || sizeBytes > limits.elements) {
    throw new GgufDefect(`The place of ${what} lies far beyond the end of the file.`);
  }
  return {
    name,
    type,
    elements: Number(elements),
    sizeBytes: Number(sizeBytes),
    offset: Number(offset),
  };
}

function readName(reader: ByteReader, index: number): string {
  const what = `tensor ${index + 1}`;
  const length = reader.u64(what);
  if (length === 0n) throw new GgufDefect(`The name of ${what} is empty.`);
  if (length > limits.tensorNameBytes) {
    throw new GgufDefect(
      `The name of ${what} claims ${length} bytes; at most ${limits.tensorNameBytes} are allowed.`,
    );
  }
  return decoded(reader.bytes(Number(length), what), `The name of ${what}`);
}

function readDimensions(reader: ByteReader, what: string): bigint[] {
  const count = reader.u32(what);
  if (count < 1 || count > limits.dimensions) {
    throw new GgufDefect(
      `The number of dimensions of ${what} is ${count}; it must be 1 to ${limits.dimensions}.`,
    );
  }
  const dimensions: bigint[] = [];
  let product = 1n;
  for (let index = 0; index < count; index++) {
    const dimension = reader.u64(what);
    if (dimension === 0n) throw new GgufDefect(`A dimension of ${what} is zero.`);
    product *= dimension;
    if (product > limits.elements) {
      throw new GgufDefect(`The dimensions of ${what} multiply to more than any file could hold.`);
    }
    dimensions.push(dimension);
  }
  return dimensions;
}

function checkOffset(
  tensor: Tensor,
  { expected, alignment }: { readonly expected: number; readonly alignment: number },
): void {
  if (tensor.offset === expected) return;
  const what = `The tensor ${quoted(tensor.name)}`;
  if (tensor.offset % alignment !== 0) {
    throw new GgufDefect(
      `${what} begins at ${tensor.offset}, which is not a multiple of ${alignment}.`,
    );
  }
  if (tensor.offset < expected) {
    throw new GgufDefect(`${what} overlaps the one before it or stands out of order.`);
  }
  throw new GgufDefect(`${what} leaves a gap behind the one before it.`);
}
