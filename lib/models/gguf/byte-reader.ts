import { readSync } from "node:fs";
import { GgufDefect } from "./defect.ts";
import { limits } from "./limits.ts";

const windowBytes = 256 * 1024;

/**
 * Reads a header forwards through one window of fixed size, so that memory stays flat whatever the
 * file claims. Every step is checked against the end of the file and the cap on headers first.
 */
export class ByteReader {
  readonly #file: number;
  readonly #fileBytes: number;
  readonly #window = Buffer.allocUnsafe(windowBytes);
  #windowStart = 0;
  #windowLength = 0;
  #position = 0;

  constructor(file: number, fileBytes: number) {
    this.#file = file;
    this.#fileBytes = fileBytes;
  }

  get position(): number {
    return this.#position;
  }

  get remainingBytes(): number {
    return this.#fileBytes - this.#position;
  }

  u8(what: string): number {
    return this.#window.readUInt8(this.#advance(1, what));
  }

  u16(what: string): number {
    return this.#window.readUInt16LE(this.#advance(2, what));
  }

  u32(what: string): number {
    return this.#window.readUInt32LE(this.#advance(4, what));
  }

  u64(what: string): bigint {
    return this.#window.readBigUInt64LE(this.#advance(8, what));
  }

  i8(what: string): number {
    return this.#window.readInt8(this.#advance(1, what));
  }

  i16(what: string): number {
    return this.#window.readInt16LE(this.#advance(2, what));
  }

  i32(what: string): number {
    return this.#window.readInt32LE(this.#advance(4, what));
  }

  i64(what: string): bigint {
    return this.#window.readBigInt64LE(this.#advance(8, what));
  }

  f32(what: string): number {
    return this.#window.readFloatLE(this.#advance(4, what));
  }

  f64(what: string): number {
    return this.#window.readDoubleLE(this.#advance(8, what));
  }

  /** A copy of the next bytes. The caller has compared `length` with a limit of its own. */
  bytes(length: number, what: string): Buffer {
    this.#check(length, what);
    const copy = Buffer.allocUnsafe(length);
    for (let filled = 0; filled < length;) {
      const step = Math.min(windowBytes, length - filled);
      const at = this.#advance(step, what);
      this.#window.copy(copy, filled, at, at + step);
      filled += step;
    }
    return copy;
  }

  /** Passes over bytes without reading them. */
  skip(length: number, what: string): void {
    this.#check(length, what);
    this.#position += length;
  }

  /** Makes the next bytes present in the window and returns where in it they begin. */
  #advance(length: number, what: string): number {
    this.#check(length, what);
    const offset = this.#position - this.#windowStart;
    if (offset < 0 || offset + length > this.#windowLength) this.#fill(what);
    const at = this.#position - this.#windowStart;
    this.#position += length;
    return at;
  }

  #fill(what: string): void {
    this.#windowStart = this.#position;
    this.#windowLength = 0;
    const wanted = Math.min(windowBytes, this.remainingBytes);
    while (this.#windowLength < wanted) {
      const read = readSync(
        this.#file,
        this.#window,
        this.#windowLength,
        wanted - this.#windowLength,
        this.#windowStart + this.#windowLength,
      );
      if (read === 0) throw new GgufDefect(`The file became shorter while ${what} was read.`);
      this.#windowLength += read;
    }
  }

  #check(length: number, what: string): void {
    if (length > this.remainingBytes) {
      throw new GgufDefect(`The file ends in the middle of ${what}; it is cut short or damaged.`);
    }
    if (this.#position + length > limits.headerBytes) {
      throw new GgufDefect(
        `The header is longer than ${limits.headerBytes / 1024 / 1024} MiB, which no real model needs.`,
      );
    }
  }
}
