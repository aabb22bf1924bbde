import {
  BooleanQuery,
  MatchQuery,
  Occur,
  PhraseQuery,
  type FullTextQuery,
  type Table,
} from "@lancedb/lancedb";
import type { WordsRow } from "../index/schema.ts";
import type { QueryPhrase, QueryWords } from "../words/query-words.ts";

const columns = ["id", "documentId", "section", "start", "end", "language", "words"];

export type FoundRow = Omit<WordsRow, "length">;

/** The passages that match best by word, with an index of LanceDB's own; its scores are not used. */
export async function findByWords(
  table: Table,
  query: QueryWords,
  options: { readonly where: string | undefined; readonly limit: number },
): Promise<FoundRow[]> {
  const wanted = wantedBy(query);
  if (wanted === undefined) return [];
  const search = table
    .query()
    .fullTextSearch(wanted)
    .select([...columns, "_score"]);
  const within = options.where === undefined ? search : search.where(options.where);
  const rows: FoundRow[] = await within.limit(options.limit).toArray();
  return rows;
}

/** The passages of a condition on ids. */
export async function takeRows(table: Table, where: string): Promise<FoundRow[]> {
  const rows: FoundRow[] = await table.query().where(where).select(columns).toArray();
  return rows;
}

function wantedBy({ words, phrases, without }: QueryWords): FullTextQuery | undefined {
  const terms = words.flatMap(({ all }) => all);
  if (terms.length === 0) return undefined;
  const parts: [Occur, FullTextQuery][] = [
    ...phrases.map((phrase): [Occur, FullTextQuery] => [Occur.Must, phraseQuery(phrase)]),
    ...without.map((phrase): [Occur, FullTextQuery] => [Occur.MustNot, phraseQuery(phrase)]),
  ];
  const any = new MatchQuery(terms.join(" "), "words");
  if (parts.length === 0) return any;
  return new BooleanQuery([...parts, [phrases.length === 0 ? Occur.Must : Occur.Should, any]]);
}

/** The phrase as it is in any of the languages. */
function phraseQuery(phrase: QueryPhrase): FullTextQuery {
  const forms = [...new Set([...phrase.values()].map((terms) => terms.join(" ")))];
  const queries = forms.map((form) =>
    form.includes(" ") ? new PhraseQuery(form, "words") : new MatchQuery(form, "words"),
  );
  const [only] = queries;
  if (queries.length === 1 && only !== undefined) return only;
  return new BooleanQuery(queries.map((query) => [Occur.Should, query]));
}
