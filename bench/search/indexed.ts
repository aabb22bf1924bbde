import { join } from "node:path";
import type { Embedder } from "#lib/inference";
import { openKnowledge, type Knowledge } from "#lib/knowledge";
import { openKnowledgeWriter } from "#lib/knowledge/writer";
import { embeddedText } from "../../indexer/chunk/embedded-text.ts";
import { openBare, type Bare } from "./bare.ts";
import type { Collection } from "./collection.ts";
import { vectorsOf } from "./vector-cache.ts";

export interface IndexOptions {
  readonly dir: string;
  readonly embedder: Embedder;
  readonly vectorsFile: string;
  /** Of the collection, so that words are compared by their stems. */
  readonly language: string;
  /** Passages at least: the documents come again and again until there are so many. */
  readonly atLeast: number;
  readonly onProgress: (done: number, all: number) => void;
}

/** A collection in Hearth's index and in a bare LanceDB, ready to be asked. */
export interface Indexed extends AsyncDisposable {
  readonly knowledge: Knowledge;
  readonly bare: Bare;
  /** The document that a passage of either index comes from. */
  readonly documentOf: (passageId: string) => string;
}

const book = "00000000-0000-4000-8000-000000000000";

/** Writes through the same writer and searches through the same search as Hearth does. */
export async function index(collection: Collection, options: IndexOptions): Promise<Indexed> {
  const { dir, embedder, language } = options;
  const { key } = await embedder.facts();
  const once = collection.documents.filter(({ title, text }) => `${title}${text}`.trim() !== "");
  const texts = once.map(({ title, text }) => embeddedText(title === "" ? [] : [title], text));
  const vectors = await vectorsOf(embedder, texts, {
    file: options.vectorsFile,
    onProgress: options.onProgress,
  });
  const count = Math.max(options.atLeast, once.length);
  const passages = Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    vector: vectors[at % once.length] ?? new Float32Array(),
    text: once[at % once.length]?.text ?? "",
    title: once[at % once.length]?.title ?? "",
  }));

  await using opened = new AsyncDisposableStack();
  await write(join(dir, "hearth"), { passages, key, language });
  const bare = opened.use(
    await openBare(
      join(dir, "bare"),
      passages.map(({ id, vector, title, text }) => ({ id, vector, text: `${title} ${text}` })),
    ),
  );
  const knowledge = opened.use(openKnowledge({ dir: join(dir, "hearth"), log, embedQuery }));
  const closing = opened.move();
  return {
    knowledge,
    bare,
    documentOf: (id) => once[Number(id.slice(1)) % once.length]?.id ?? "",
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  };

  async function embedQuery(text: string, signal: AbortSignal) {
    const [vector = new Float32Array()] = await embedder.embed([text], { role: "query", signal });
    const { languages } = await embedder.facts();
    return { table: key, vector, languages };
  }
}

const log = { info: () => undefined, warn: console.warn };

interface Passage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly vector: Float32Array;
}

async function write(
  dir: string,
  { passages, key, language }: { passages: readonly Passage[]; key: string; language: string },
): Promise<void> {
  await using writer = await openKnowledgeWriter({ dir });
  await writer.putPassages(
    book,
    passages.map(({ id, title, text }, section) => ({
      id,
      documentId: book,
      section,
      start: 0,
      end: text.length,
      text,
      headings: title === "" ? [] : [title],
      language,
    })),
  );
  await writer.putVectors(
    key,
    passages.map(({ id, vector }) => ({ id, documentId: book, vector })),
  );
  await writer.optimise();
}
