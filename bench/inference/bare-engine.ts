import {
  getLlama,
  resolveChatWrapper,
  type LlamaContextSequence,
  type LlamaModel,
  type Token,
} from "node-llama-cpp";
import type { BareOrder } from "./bare.ts";
import type { Sample, TargetOptions } from "./target.ts";

const options = JSON.parse(process.argv[2] ?? "{}") as TargetOptions;
const llama = await getLlama({
  build: "never",
  skipDownload: true,
  gpu: false,
  maxThreads: options.threads,
});
const model = await llama.loadModel({ modelPath: options.modelPath });
const context = await model.createContext({
  sequences: options.slots,
  contextSize: options.contextSize,
  batchSize: 512,
  threads: options.threads,
});
const free = Array.from({ length: options.slots }, () => context.getSequence());
const waiting: (() => void)[] = [];
const aborted = new Set<number>();

process.on("message", (order: BareOrder) => {
  if (order.abort) aborted.add(order.id);
  else void run(order).then((sample) => process.send?.({ id: order.id, sample }));
});
process.send?.({ ready: true });

async function run(order: BareOrder): Promise<Sample> {
  const startedAt = performance.now();
  const tokens = promptTokens(model, order.text);
  while (free.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
  free.sort((left, right) => shared(right, tokens) - shared(left, tokens));
  const sequence = free.shift();
  if (sequence === undefined) throw new Error("A free sequence was promised.");

  const cachedTokens = Math.min(shared(sequence, tokens), tokens.length - 1);
  await sequence.adaptStateToTokens(tokens.slice(0, cachedTokens), false);
  let firstAt: number | undefined;
  const written: Token[] = [];
  for await (const token of sequence.evaluate(tokens.slice(cachedTokens), { temperature: 0 })) {
    written.push(token);
    model.detokenize([token]);
    firstAt ??= performance.now();
    if (written.length === order.maxTokens || aborted.has(order.id)) break;
  }

  const endedAt = performance.now();
  free.push(sequence);
  waiting.shift()?.();
  return {
    firstMs: (firstAt ?? endedAt) - startedAt,
    writeMs: endedAt - (firstAt ?? endedAt),
    promptTokens: tokens.length,
    cachedTokens,
    completionTokens: written.length,
  };
}

function promptTokens(from: LlamaModel, text: string): Token[] {
  const { contextText } = resolveChatWrapper(from).generateContextState({
    chatHistory: [
      { type: "user", text },
      { type: "model", response: [] },
    ],
  });
  return contextText.tokenize(from.tokenizer);
}

function shared(sequence: LlamaContextSequence, tokens: Token[]): number {
  return sequence.compareContextTokens(tokens).firstDifferentIndex;
}
