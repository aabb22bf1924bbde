import { writeFile } from "node:fs/promises";
import { writeGguf, type GgufTensor, type GgufValue } from "./gguf-writer.ts";
import { bosId, eosId, piece, turnEnd, vocabulary, type Vocabulary } from "./tiny-vocabulary.ts";

/** Each word once, since a word alone decides which one follows it. `{a|b}` is an even choice. */
const defaultText =
  "The {small|old|warm} stove hums while snow falls outside.\n\n" +
  "**Here** is what it knows:\n\n" +
  "- bread rises slowly\n - tea stays hot\n\n" +
  "```js\n const fire = light();\n ```\n\n" +
  "Come in, sit near me and rest.";

export interface TinyModelOptions {
  /** `speaker` says its text word by word; `dreamer` is random all over, so that every earlier token matters. */
  readonly kind?: "speaker" | "dreamer";
  /** What a speaker says; words divided by single spaces, none twice. */
  readonly text?: string;
  /** A speaker that begins again instead of ending its turn. */
  readonly endless?: boolean;
  readonly seed?: number;
  readonly layers?: number;
  /** A multiple of 16. Larger is slower, which is what tests of stopping need. */
  readonly width?: number;
  readonly context?: number;
  /** False leaves the chat template out. */
  readonly template?: boolean;
  readonly name?: string;
  /** Whether what stands between `<think>` and `</think>` in its text is its thinking. */
  readonly thinks?: boolean;
}

const template =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/** A template that names these marks has them watched for, if it is like none that is known by heart. */
const thinkingTemplate = `{# <think> </think> #}${template.replace("'\\n' +", "': ' +")}`;

/**
 * A whole, valid llama model of about a megabyte, for the real engine: the same options give the same bytes.
 * A speaker works because its attention is almost nothing and each output row looks for the
 * embedding of the word before it; whatever is no word of its text leads to the text's first word.
 */
export function tinyModel(options: TinyModelOptions = {}): Buffer {
  const { kind = "speaker", seed = 1, layers = 2, width = 64, context = 4096 } = options;
  const steps = parseText(options.text ?? defaultText);
  const words = vocabulary(steps.flat());
  const random = normal(seed);

  const matrices =
    kind === "speaker"
      ? speakerMatrices({ steps, words, width, random, endless: options.endless ?? false })
      : {
          embedding: filled(width * words.tokens.length, random),
          output: filled(width * words.tokens.length, () => random() * 0.5),
        };
  const tensors: GgufTensor[] = [
    tensor("token_embd.weight", [width, words.tokens.length], matrices.embedding),
    tensor(
      "output_norm.weight",
      [width],
      filled(width, () => 1),
    ),
    tensor("output.weight", [width, words.tokens.length], matrices.output),
  ];
  // A speaker's blocks together must stay well below its embeddings, however wide and deep it is.
  const strength = kind === "speaker" ? 0.25 / (width * layers) : 1 / Math.sqrt(width);
  for (let layer = 0; layer < layers; layer++)
    tensors.push(...block({ layer, width, random, strength }));
  return writeGguf(metadata({ options, layers, width, context, words }), tensors);
}

/** Writes a tiny model to a file and returns its path. */
export async function writeTinyModel(
  path: string,
  options: TinyModelOptions = {},
): Promise<string> {
  await writeFile(path, tinyModel(options));
  return path;
}

function parseText(text: string): string[][] {
  const steps = text.split(" ").map((step) => {
    const choice = /^\{(.+)\}(.*)$/s.exec(step);
    return choice ? (choice[1] ?? "").split("|").map((word) => word + (choice[2] ?? "")) : [step];
  });
  const words = steps.flat();
  const repeated = words.find((word, index) => words.indexOf(word) !== index);
  if (repeated !== undefined)
    throw new Error(`A speaker cannot say ${JSON.stringify(repeated)} twice.`);
  return steps;
}

interface SpeakerOptions {
  readonly steps: readonly (readonly string[])[];
  readonly words: Vocabulary;
  readonly width: number;
  readonly random: () => number;
  readonly endless: boolean;
}

function speakerMatrices({ steps, words, width, random, endless }: SpeakerOptions) {
  const embedding = new Float32Array(width * words.tokens.length);
  const output = new Float32Array(width * words.tokens.length);
  const spoken = new Set(steps.flat().map((word) => words.idOf(piece(word))));

  // Dimension 0 says "no word of the text"; the others hold a random direction for each token.
  for (let id = 0; id < words.tokens.length; id++) {
    const isSpoken = spoken.has(id);
    const length = isSpoken ? 1 : 0.4;
    const direction = Array.from({ length: width - 1 }, random);
    const norm = Math.hypot(...direction);
    embedding[id * width] = isSpoken ? 0 : 0.9;
    direction.forEach((value, index) => {
      embedding[id * width + index + 1] = (value / norm) * length;
    });
  }

  const certainty = 32 / Math.sqrt(width);
  const follow = (from: number, to: number) => {
    for (let index = 0; index < width; index++) {
      output[to * width + index] =
        (output[to * width + index] ?? 0) + certainty * (embedding[from * width + index] ?? 0);
    }
  };
  const ids = steps.map((choices) => choices.map((word) => words.idOf(piece(word))));
  const first = ids[0] ?? [];
  for (const id of first) output[id * width] = certainty;
  ids.forEach((here, index) => {
    const next = ids[index + 1] ?? (endless ? first : [words.idOf(turnEnd)]);
    for (const from of here) for (const to of next) follow(from, to);
  });
  return { embedding, output };
}

interface BlockOptions {
  readonly layer: number;
  readonly width: number;
  readonly random: () => number;
  readonly strength: number;
}

function block({ layer, width, random, strength }: BlockOptions): GgufTensor[] {
  const hidden = width * 2;
  const matrix = (columns: number, rows: number, scale: number) =>
    filled(columns * rows, () => random() * scale);
  const name = (part: string) => `blk.${layer}.${part}.weight`;
  const even = 1 / Math.sqrt(width);
  return [
    tensor(
      name("attn_norm"),
      [width],
      filled(width, () => 1),
    ),
    tensor(name("attn_q"), [width, width], matrix(width, width, even)),
    tensor(name("attn_k"), [width, width], matrix(width, width, even)),
    tensor(name("attn_v"), [width, width], matrix(width, width, even)),
    tensor(name("attn_output"), [width, width], matrix(width, width, strength)),
    tensor(
      name("ffn_norm"),
      [width],
      filled(width, () => 1),
    ),
    tensor(name("ffn_gate"), [width, hidden], matrix(width, hidden, even)),
    tensor(name("ffn_up"), [width, hidden], matrix(width, hidden, even)),
    tensor(name("ffn_down"), [hidden, width], matrix(hidden, width, strength)),
  ];
}

interface MetadataOptions {
  readonly options: TinyModelOptions;
  readonly layers: number;
  readonly width: number;
  readonly context: number;
  readonly words: Vocabulary;
}

function metadata({
  options,
  layers,
  width,
  context,
  words,
}: MetadataOptions): Map<string, GgufValue> {
  const count = (value: number): GgufValue => ({ type: "u32", value });
  const heads = width / 16;
  const entries: [string, GgufValue][] = [
    ["general.architecture", { type: "string", value: "llama" }],
    ["general.name", { type: "string", value: options.name ?? "Tiny" }],
    ["general.file_type", count(0)],
    ["llama.context_length", count(context)],
    ["llama.embedding_length", count(width)],
    ["llama.block_count", count(layers)],
    ["llama.feed_forward_length", count(width * 2)],
    ["llama.attention.head_count", count(heads)],
    ["llama.attention.head_count_kv", count(heads)],
    ["llama.attention.layer_norm_rms_epsilon", { type: "f32", value: 1e-5 }],
    ["llama.rope.dimension_count", count(16)],
    ["llama.vocab_size", count(words.tokens.length)],
    ["tokenizer.ggml.model", { type: "string", value: "llama" }],
    ["tokenizer.ggml.tokens", { type: "strings", value: words.tokens }],
    ["tokenizer.ggml.scores", { type: "f32s", value: words.scores }],
    ["tokenizer.ggml.token_type", { type: "i32s", value: words.types }],
    ["tokenizer.ggml.bos_token_id", count(bosId)],
    ["tokenizer.ggml.eos_token_id", count(eosId)],
    ["tokenizer.ggml.eot_token_id", count(words.idOf(turnEnd))],
    ["tokenizer.ggml.add_bos_token", { type: "bool", value: true }],
    ["tokenizer.ggml.add_eos_token", { type: "bool", value: false }],
  ];
  if (options.template ?? true) {
    const value = options.thinks === true ? thinkingTemplate : template;
    entries.push(["tokenizer.chat_template", { type: "string", value }]);
  }
  return new Map(entries);
}

function tensor(name: string, dimensions: readonly number[], values: Float32Array): GgufTensor {
  return { name, dimensions, values };
}

function filled(length: number, make: () => number): Float32Array {
  return Float32Array.from({ length }, make);
}

/** Standard normal numbers from a seed: mulberry32 through Box and Muller. */
function normal(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
