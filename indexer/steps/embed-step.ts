import type { WaitingPassage } from "#lib/db";
import type { NewVector } from "#lib/knowledge/writer";
import { embeddedText } from "../chunk/embedded-text.ts";
import type { Meaning, StepPorts } from "../ports.ts";

export interface EmbedOptions {
  readonly limit: number;
  readonly first: "newest" | "smallest";
  /** Texts that the model reads at the same time; as many as it has threads when absent. */
  readonly atOnce?: number | undefined;
  /** True once something more urgent waits: what is computed by then is kept, the rest comes later. */
  readonly hasToEnd: () => boolean;
  readonly signal: AbortSignal;
}

/** Between so many it is asked whether something more urgent waits. */
const textsAtOnce = 8;

export interface Embedded {
  /** Passages that have a vector now and had none before. */
  readonly passages: number;
  /** Of these, texts that the model had to read. */
  readonly computed: number;
}

/**
 * Gives the passages that come next their vectors. What a crash left unsaid is looked up, and an
 * equal text elsewhere is not computed again. Nothing to do answers zero.
 */
export async function embedStep(ports: StepPorts, options: EmbedOptions): Promise<Embedded> {
  const { db, meaning, notices, log } = ports;
  if (meaning === undefined) return { passages: 0, computed: 0 };
  const { table } = meaning;
  const { limit, first } = options;
  const startedAt = performance.now();
  const waiting = await db.libraryVectors.listWaiting({ table, limit, first });
  if (waiting.length === 0) {
    // A crash between the last vector and the word that it was the last.
    const unsaid = await db.libraryVectors.listTextReady();
    notices.changed(await db.libraryVectors.settle(unsaid));
    return { passages: 0, computed: 0 };
  }
  const there = await ports.writer.withVectors(
    table,
    waiting.map(({ id }) => id),
  );
  const missing = waiting.filter(({ id }) => !there.has(id));
  const known = await knownVectors(ports, meaning, missing);
  const unknown = missing.filter(({ textHash }) => !known.has(textHash));
  const computed = await compute(ports, meaning, unknown, options);
  const vectors = missing.flatMap(({ id, documentId, textHash }): NewVector[] => {
    const vector = known.get(textHash) ?? computed.get(textHash);
    return vector === undefined ? [] : [{ id, documentId, vector }];
  });
  await ports.writer.putVectors(table, vectors);
  const written = new Set([...there, ...vectors.map(({ id }) => id)]);
  const done = waiting.filter(({ id }) => written.has(id));
  await db.libraryVectors.mark(table, done);
  const ids = [...new Set(done.map(({ documentId }) => documentId))];
  await db.libraryVectors.settle(ids);
  notices.changed(ids);
  const durationMs = Math.round(performance.now() - startedAt);
  log.info({ passages: done.length, computed: computed.size, durationMs }, "passages embedded");
  return { passages: done.length, computed: computed.size };
}

/** By the hash of the text: what other passages that say the same are worth. */
async function knownVectors(
  { db, writer }: StepPorts,
  { table }: Meaning,
  passages: readonly WaitingPassage[],
): Promise<Map<string, Float32Array>> {
  const twins = await db.libraryVectors.listTwins(
    table,
    passages.map(({ textHash }) => textHash),
  );
  const vectors = await writer.vectors(table, [...twins.values()]);
  const known = new Map<string, Float32Array>();
  for (const [textHash, id] of twins) {
    const vector = vectors.get(id);
    if (vector !== undefined) known.set(textHash, vector);
  }
  return known;
}

async function compute(
  { db }: StepPorts,
  { embedder }: Meaning,
  passages: readonly WaitingPassage[],
  { atOnce, hasToEnd, signal }: EmbedOptions,
): Promise<Map<string, Float32Array>> {
  const texts = new Map<string, string>();
  for (const [documentId, own] of Map.groupBy(passages, (passage) => passage.documentId)) {
    const sections = [...new Set(own.map(({ section }) => section))];
    const textOf = await db.librarySteps.sectionTexts(documentId, sections);
    for (const { textHash, section, start, end, headings } of own)
      texts.set(textHash, embeddedText(headings, textOf.get(section)?.slice(start, end) ?? ""));
  }
  const computed = new Map<string, Float32Array>();
  const all = [...texts];
  for (let start = 0; start < all.length && (start === 0 || !hasToEnd()); start += textsAtOnce) {
    const some = all.slice(start, start + textsAtOnce);
    const vectors = await embedder.embed(
      some.map(([, text]) => text),
      { role: "passage", atOnce, signal },
    );
    for (const [place, [textHash]] of some.entries())
      computed.set(textHash, requireVector(vectors[place]));
  }
  return computed;
}

function requireVector(vector: Float32Array | undefined): Float32Array {
  if (vector === undefined) throw new Error("An embedder answers with a vector for each text.");
  return vector;
}
