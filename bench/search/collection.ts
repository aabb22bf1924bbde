import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { detect } from "tinyld";

/** A judged collection: what is searched, what is asked, and what a good answer would be. */
export interface Collection {
  readonly name: string;
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
  }[];
  readonly queries: readonly { readonly id: string; readonly text: string }[];
  /** By query, then by document: how relevant it is; what is not there is not. */
  readonly judgements: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Reads a folder as BEIR lays them out: corpus.jsonl, queries.jsonl, qrels/test.tsv. */
export async function readCollection(folder: string): Promise<Collection> {
  const [corpus, queries, judgements] = await Promise.all([
    readLines(join(folder, "corpus.jsonl")),
    readLines(join(folder, "queries.jsonl")),
    readJudgements(join(folder, "qrels", "test.tsv")),
  ]);
  return {
    name: basename(resolve(folder)),
    documents: corpus.map((line) => ({
      id: field(line, "_id"),
      title: field(line, "title").trim(),
      text: field(line, "text"),
    })),
    queries: queries
      .map((line) => ({ id: field(line, "_id"), text: field(line, "text") }))
      .filter(({ id }) => judgements.has(id)),
    judgements,
  };
}

/** The language of most of it, as BCP 47; words are compared by their stems in it. */
export function detectLanguage({ documents }: Collection): string {
  const sample = documents.slice(0, 40).map(({ text }) => text.slice(0, 200));
  return detect(sample.join("\n"));
}

async function readLines(path: string): Promise<object[]> {
  const lines = (await readFile(path, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line): object => JSON.parse(line));
}

function field(line: object, name: string): string {
  const value: unknown = Reflect.get(line, name);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

async function readJudgements(path: string): Promise<Map<string, Map<string, number>>> {
  const judgements = new Map<string, Map<string, number>>();
  const [, ...lines] = (await readFile(path, "utf8")).split("\n");
  for (const line of lines) {
    const [query = "", document = "", score = ""] = line.trim().split("\t");
    if (query === "") continue;
    const ofQuery = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, ofQuery.set(document, Number(score)));
  }
  return judgements;
}
