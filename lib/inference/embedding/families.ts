import type { EmbedRole } from "./contract.ts";

interface Family {
  readonly name: RegExp;
  /** What a model wants to read before a text, as its publisher says; absent for nothing. */
  readonly prefixes?: Readonly<Record<EmbedRole, string>>;
  /** BCP 47; absent for a model of many. */
  readonly languages?: readonly string[];
}

const english = ["en"];
const searchPrefixes = {
  query: "Represent this sentence for searching relevant passages: ",
  passage: "",
};
const nomicPrefixes = { query: "search_query: ", passage: "search_document: " };

/** The first that fits counts. A model that is none of them is taken to ask for nothing and to know every language. */
const families: readonly Family[] = [
  { name: /e5-.*instruct/, prefixes: instructed("\nQuery: ") },
  { name: /multilingual-e5/, prefixes: { query: "query: ", passage: "passage: " } },
  {
    name: /\be5-/,
    prefixes: { query: "query: ", passage: "passage: " },
    languages: english,
  },
  { name: /nomic-embed-text-v1/, prefixes: nomicPrefixes, languages: english },
  { name: /nomic-embed/, prefixes: nomicPrefixes },
  { name: /bge-(small|base|large)-en/, prefixes: searchPrefixes, languages: english },
  { name: /mxbai-embed/, prefixes: searchPrefixes, languages: english },
  { name: /arctic-embed.*v2/, prefixes: { query: "query: ", passage: "" } },
  { name: /arctic-embed/, prefixes: searchPrefixes, languages: english },
  { name: /qwen3-embedding/, prefixes: instructed("\nQuery:") },
  {
    name: /embeddinggemma/,
    prefixes: { query: "task: search result | query: ", passage: "title: none | text: " },
  },
  { name: /gte-(small|base|large)(?!-zh)/, languages: english },
  { name: /all-minilm/, languages: english },
];

/** What a model is known for by one of its names. */
export function familyOf(names: readonly string[]): Pick<Family, "prefixes" | "languages"> {
  const spoken = names.map((name) => name.toLowerCase().replaceAll(/[\s_]+/g, "-"));
  return families.find(({ name }) => spoken.some((text) => name.test(text))) ?? {};
}

function instructed(end: string): Record<EmbedRole, string> {
  const query = `Instruct: Given a web search query, retrieve relevant passages that answer the query${end}`;
  return { query, passage: "" };
}
