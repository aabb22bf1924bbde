import type { StepPorts } from "./ports.ts";

export interface Reconciled {
  /** In the index without a row. */
  readonly orphans: number;
  /** Books whose words or vectors are not all there, or too many. */
  readonly repaired: number;
}

/** Nothing is in it: without a model there are no vectors to compare. */
const noTable = "none";

/**
 * Compares the manifest with the index and has what differs done again. Nothing is read or embedded
 * for it that is there already.
 */
export async function reconcile({
  db,
  writer,
  meaning,
  pictures,
  log,
}: StepPorts): Promise<Reconciled> {
  const table = meaning?.table ?? noTable;
  const [ids, rows, index] = await Promise.all([
    db.libraryManifest.listIds(),
    db.libraryVectors.counts(table),
    writer.count(table),
  ]);
  const known = new Set(ids);
  const orphans = [...new Set([...index.passages.keys(), ...index.vectors.keys()])].filter(
    (id) => !known.has(id),
  );
  await writer.remove(orphans);
  await pictures.removeAllBut(ids);

  const wordless: string[] = [];
  const vectorless: string[] = [];
  for (const [id, { passages, embedded }] of rows) {
    const [words, vectors] = [index.passages.get(id) ?? 0, index.vectors.get(id) ?? 0];
    if (words !== passages || vectors > passages) wordless.push(id);
    if (vectors < embedded) vectorless.push(id);
  }
  await db.librarySteps.rewrite(wordless);
  await db.libraryVectors.unmark(vectorless);
  await db.libraryVectors.settle([...vectorless, ...(await db.libraryVectors.listTextReady())]);
  const repaired = new Set([...wordless, ...vectorless]).size;
  if (orphans.length + repaired > 0)
    log.warn({ orphans: orphans.length, repaired }, "index brought back to the manifest");
  return { orphans: orphans.length, repaired };
}
