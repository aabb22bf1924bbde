import {
  architecture,
  entry,
  file,
  gguf,
  huge,
  list,
  shape,
  sound,
  soundWith,
  tensor,
  text,
  tokens,
  types,
  u32,
  u64,
  type MalformedFile,
} from "./malformed-gguf-builder.ts";

/** Files whose header can be read to its end and whose tensors or facts cannot be. */
export function malformedModels(): MalformedFile[] {
  return [
    file(
      "an alignment of zero",
      soundWith(entry("general.alignment", types.u32, u32(0))),
      /power of two/,
    ),
    file(
      "an alignment that is no power of two",
      soundWith(entry("general.alignment", types.u32, u32(48))),
      /power of two/,
    ),
    file(
      "an alignment of two gigabytes",
      soundWith(entry("general.alignment", types.u32, u32(0x8000_0000))),
      /power of two/,
    ),
    file(
      "an alignment that is a text",
      soundWith(entry("general.alignment", types.text, text("32"))),
      /power of two/,
    ),
    file(
      "a tensor name that is too long",
      gguf({ tensors: [tensor({ name: "x".repeat(64) })] }),
      /at most 63/,
    ),
    file("a tensor without a name", gguf({ tensors: [tensor({ name: "" })] }), /tensor 1 is empty/),
    file(
      "a tensor twice",
      gguf({ tensors: [tensor(), tensor({ offset: 256 })], dataBytes: 512 }),
      /tensor .* appears twice/,
    ),
    file("no dimensions", gguf({ tensors: [tensor({ dimensions: [] })] }), /dimensions of .* is 0/),
    file(
      "too many dimensions",
      gguf({ tensors: [tensor({ dimensions: [2, 2, 2, 2, 2] })] }),
      /is 5; it must be 1 to 4/,
    ),
    file(
      "four thousand million dimensions",
      gguf({ tensors: [tensor({ dimensionCount: 0xffff_ffff })] }),
      /must be 1 to 4/,
    ),
    file(
      "a dimension of zero",
      gguf({ tensors: [tensor({ dimensions: [16, 0] })] }),
      /dimension of .* is zero/,
    ),
    file(
      "dimensions whose product overflows to a little",
      gguf({ tensors: [tensor({ dimensions: [0x1_0000_0000n, 0x1_0000_0000n, 4] })] }),
      /multiply to more/,
    ),
    file(
      "a dimension beyond 63 bits",
      gguf({ tensors: [tensor({ dimensions: [huge] })] }),
      /multiply to more/,
    ),
    file(
      "a size that overflows though its elements do not",
      gguf({ tensors: [tensor({ dimensions: [2n ** 52n], type: 28 })] }),
      /far beyond the end/,
    ),
    file(
      "an unknown tensor type",
      gguf({ tensors: [tensor({ type: 4_000_000 })] }),
      /number 4000000/,
    ),
    file("a withdrawn tensor type", gguf({ tensors: [tensor({ type: 4 })] }), /number 4,/),
    file(
      "rows that do not fill their blocks",
      gguf({ tensors: [tensor({ dimensions: [100, 4], type: 12 })] }),
      /cannot pack/,
    ),
    file(
      "an offset past the end",
      gguf({ tensors: [tensor({ offset: 2n ** 60n })] }),
      /far beyond the end/,
    ),
    file(
      "an offset beyond 63 bits",
      gguf({ tensors: [tensor({ offset: huge })] }),
      /far beyond the end/,
    ),
    file(
      "an offset that is not aligned",
      gguf({ tensors: [tensor({ offset: 7 })] }),
      /not a multiple of 32/,
    ),
    file(
      "a gap before the first tensor",
      gguf({ tensors: [tensor({ offset: 64 })] }),
      /leaves a gap/,
    ),
    file(
      "tensors on top of each other",
      gguf({ tensors: [tensor(), tensor({ name: "b", offset: 0 })] }),
      /overlaps/,
    ),
    file("tensor data cut short", gguf({ dataBytes: 100 }), /cut short, or still being copied/),
    file(
      "no architecture",
      gguf({ entries: [...shape, tokens] }),
      /general.architecture.* is missing/,
    ),
    file(
      "an architecture that is a number",
      gguf({ entries: [entry("general.architecture", types.u32, u32(1))] }),
      /not a text/,
    ),
    file("no shape", gguf({ entries: [architecture, tokens] }), /is missing/),
    file(
      "a layer count of zero",
      gguf({
        entries: [
          architecture,
          entry("llama.embedding_length", types.u32, u32(16)),
          entry("llama.block_count", types.u32, u32(0)),
          tokens,
        ],
      }),
      /block_count.* cannot be/,
    ),
    file(
      "a width beyond 31 bits",
      gguf({
        entries: [architecture, entry("llama.embedding_length", types.u64, u64(2n ** 40n)), tokens],
      }),
      /cannot be/,
    ),
    file(
      "a hundred thousand layers",
      gguf({
        entries: [
          architecture,
          entry("llama.embedding_length", types.u32, u32(16)),
          entry("llama.block_count", types.u32, u32(100_000)),
          tokens,
        ],
      }),
      /more than 4096 layers/,
    ),
    file("no vocabulary", gguf({ entries: [architecture, ...shape] }), /no vocabulary/),
    file(
      "a vocabulary of numbers",
      gguf({
        entries: [
          architecture,
          ...shape,
          entry("tokenizer.ggml.tokens", types.list, list(types.u32, 1, u32(1))),
        ],
      }),
      /not a list of texts/,
    ),
    file(
      "fewer scores than tokens",
      soundWith(entry("tokenizer.ggml.scores", types.list, list(types.f32, 1, u32(0)))),
      /1 items for 4 tokens/,
    ),
    file(
      "token types of the wrong type",
      soundWith(entry("tokenizer.ggml.token_type", types.list, list(types.u8, 4, Buffer.alloc(4)))),
      /wrong type/,
    ),
    file("no tensors", gguf({ tensors: [] }), /no tensors/),
    file(
      "the image reader of another model",
      gguf({ entries: [...sound, entry("general.type", types.text, text("mmproj"))] }),
      /image reader/,
    ),
    file(
      "an adapter",
      gguf({ entries: [...sound, entry("general.type", types.text, text("adapter"))] }),
      /not a whole language model/,
    ),
    file(
      "one part of a split model under another name",
      gguf({ entries: [...sound, entry("split.count", types.u32, u32(3))] }),
      /part 1 of 3/,
    ),
    file(
      "part 9 of 3",
      gguf({
        entries: [
          ...sound,
          entry("split.count", types.u32, u32(3)),
          entry("split.no", types.u32, u32(8)),
        ],
      }),
      /part 9 of 3/,
    ),
  ];
}
