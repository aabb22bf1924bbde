import { getLlama } from "node-llama-cpp";

/** The same model in a loop around the library's own call, with nothing of Hearth's around it. */

const modelPath = process.argv[2] ?? "";
const llama = await getLlama({ build: "never", skipDownload: true, gpu: false, logger: silent });
const model = await llama.loadModel({ modelPath });
const context = await model.createEmbeddingContext({ threads: 1 });

process.on("message", (texts: string[]) => void embed(texts));
process.send?.("ready");

async function embed(texts: readonly string[]): Promise<void> {
  const vectors: number[][] = [];
  const startedAt = performance.now();
  for (const text of texts) vectors.push([...(await context.getEmbeddingFor(text)).vector]);
  process.send?.({ ms: performance.now() - startedAt, vectors });
}

function silent(): void {
  return undefined;
}
