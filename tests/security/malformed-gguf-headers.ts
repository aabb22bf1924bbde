import {
  architecture,
  entry,
  file,
  gguf,
  huge,
  list,
  soundWith,
  types,
  u32,
  u64,
  type MalformedFile,
  type Whole,
} from "./malformed-gguf-builder.ts";

/** Files whose header cannot be what it claims, from accidents to attacks that were published. */
export function malformedHeaders(): MalformedFile[] {
  return [
    file("an empty file", Buffer.alloc(0), /empty/),
    file("three bytes", Buffer.from("GGU"), /not a GGUF/),
    file("a magic and nothing else", Buffer.from("GGUF"), /ends in the middle of the version/),
    file("a wrong magic", gguf({ magic: "GGUX" }), /not a GGUF/),
    file("the old format", gguf({ magic: "tjgg" }), /old GGML/),
    file("a web page", Buffer.from("<!DOCTYPE html><title>404</title>"), /web page/),
    file(
      "a Git LFS pointer",
      Buffer.from("version https://git-lfs.github.com/spec/v1\noid sha256:0"),
      /Git LFS/,
    ),
    file("version 0", gguf({ version: 0 }), /version 0/),
    file("version 1", gguf({ version: 1 }), /version 1/),
    file("a version of the future", gguf({ version: 99 }), /version 99/),
    file("big-endian", gguf({ version: 0x0300_0000 }), /big-endian/),
    file("no counts", gguf().subarray(0, 12), /ends in the middle of the number of tensors/),
    file(
      "an absurd number of metadata entries",
      bare({ entryCount: huge }),
      /claims 18446744073709551615 metadata/,
    ),
    file("entries that are not there", bare({ entryCount: 4000 }), /metadata key 1/),
    file(
      "an absurd number of tensors",
      bare({ tensorCount: huge }),
      /claims 18446744073709551615 tensors/,
    ),
    file("tensors that are not there", bare({ tensorCount: 60_000 }), /tensor 1/),
    file("a key of absurd length", gguf({ entries: [u64(huge)] }), /name of metadata key 1 claims/),
    file(
      "a key longer than the file",
      gguf({ entries: [u64(1000)], tensors: [], dataBytes: 0 }),
      /ends in the middle of metadata key 1/,
    ),
    file(
      "an empty key",
      gguf({ entries: [entry("", types.u32, u32(1))] }),
      /metadata key 1 is empty/,
    ),
    file(
      "a key that is not UTF-8",
      soundWith(entry(Buffer.from([0xff, 0xfe, 0x41]), types.u32, u32(1))),
      /not valid UTF-8/,
    ),
    file(
      "a key with a zero byte",
      soundWith(entry("general\0name", types.u32, u32(1))),
      /zero byte/,
    ),
    file("a key twice", soundWith(architecture), /appears twice/),
    file("an unknown value type", soundWith(entry("x", 13, u32(1))), /number 13/),
    file(
      "a text of absurd length",
      soundWith(entry("general.name", types.text, u64(huge))),
      /text in .* claims/,
    ),
    file(
      "a text longer than the file",
      soundWith(entry("general.name", types.text, u64(100_000))),
      /ends in the middle of the metadata value/,
    ),
    file("a yes-or-no of 7", soundWith(entry("x", types.bool, Buffer.from([7]))), /must be 0 or 1/),
    file(
      "a list of absurd length",
      soundWith(entry("x", types.list, list(types.u8, huge, Buffer.alloc(0)))),
      /claims 18446744073709551615 items/,
    ),
    file(
      "a list whose size overflows",
      soundWith(entry("x", types.list, list(types.u64, 0x2000_0000_0000_0001n, Buffer.alloc(8)))),
      /more than the file could hold/,
    ),
    file(
      "a list of texts that are not there",
      soundWith(entry("x", types.list, list(types.text, 1_000_000, Buffer.alloc(0)))),
      /more than the file could hold/,
    ),
    file("lists in lists", soundWith(entry("x", types.list, nested(64))), /holds lists/),
    file(
      "a list of an unknown type",
      soundWith(entry("x", types.list, list(77, 1, Buffer.alloc(8)))),
      /number 77/,
    ),
    file("a header of seventy million bytes", endless(), /longer than 64 MiB/),
  ];
}

const bare = (given: Whole) => gguf({ ...given, entries: [], tensors: [], dataBytes: 0 });
/** Long enough to pass every single limit and only meet the one on the whole. */
function endless(): Buffer {
  const megabytes = Array.from({ length: 70 }, (_, index) =>
    entry(`filler.${index}`, types.list, list(types.u8, 1_000_000, Buffer.alloc(1_000_000))),
  );
  return gguf({ entries: megabytes });
}

function nested(depth: number): Buffer {
  return depth === 0 ? list(types.u8, 0, Buffer.alloc(0)) : list(types.list, 1, nested(depth - 1));
}
