import type { EmbedRole } from "./contract.ts";

interface Family {
  readonly name: RegExp;
  readonly prefixes: Readonly<Record<EmbedRole, string>>;
}

const searchEnglish = "Represent this sentence for searching relevant passages: ";

/** As their publishers ask for it. The first family that fits counts. */
const families: readonly Family[] = [
  { name: /e5-.*instruct/, prefixes: { query: instructed("\nQuery: "), passage: "" } },
  { name: /\be5\b/, prefixes: { query: "query: ", passage: "passage: " } },
  { name: /nomic-embed/, prefixes: { query: "search_query: ", passage: "search_document: " } },
  { name: /bge-(small|base|large)-en/, prefixes: { query: searchEnglish, passage: "" } },
  { name: /mxbai-embed/, prefixes: { query: searchEnglish, passage: "" } },
  { name: /arctic-embed.*v2/, prefixes: { query: "query: ", passage: "" } },
  { name: /arctic-embed/, prefixes: { query: searchEnglish, passage: "" } },
  { name: /qwen3-embedding/, prefixes: { query: instructed("\nQuery:"), passage: "" } },
  {
    name: /embeddinggemma/,
    prefixes: { query: "task: search result | query: ", passage: "title: none | text: " },
  },
];

/** What a model wants to read before a text; nothing for those that ask for nothing, as GTE, MiniLM or BGE-M3. */
export function prefixFor(names: readonly string[], role: EmbedRole): string {
  const spoken = names.map((name) => name.toLowerCase().replaceAll(/[\s_]+/g, "-"));
  const family = families.find(({ name }) => spoken.some((text) => name.test(text)));
  return family?.prefixes[role] ?? "";
}

function instructed(end: string): string {
  return `Instruct: Given a web search query, retrieve relevant passages that answer the query${end}`;
}
