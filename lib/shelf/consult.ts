import type { Coverage, LibraryScope } from "#lib/protocol";
import type { Consulted } from "./contract.ts";
import { booksOf, passagesOf, type Passage } from "./passages.ts";
import type { ShelfPorts } from "./ports.ts";

/** More than a model is shown of; what does not fit is left to the caller. */
const mostPassages = 8;
/**
 * How many are shown, and how much of the best one's worth they must have: what is so much less
 * likely to answer only takes room from what does, and is not near when nothing answers.
 */
const answering = { most: mostPassages, leastShare: 0.25 };
const nearest = { most: 5, leastShare: 0.5 };
/** A few of what is found may be of books that are just going. */
const spare = 4;
/** So that one thick book does not silence the others when the whole library is asked. */
const mostOfOne = 3;

export interface Consultation {
  readonly question: string;
  readonly scope: LibraryScope;
  readonly signal: AbortSignal;
}

/** What the library has to say to a question, best first. Books of the scope that are gone are passed over. */
export async function consult(
  { db, knowledge }: ShelfPorts,
  { question, scope, signal }: Consultation,
): Promise<Consulted> {
  const documentIds =
    scope.documentIds.length === 0
      ? undefined
      : (await db.library.listOf(scope.documentIds)).map(({ id }) => id);
  const [{ coverage }, languages] = await Promise.all([
    db.libraryTexts.totals(documentIds),
    db.libraryTexts.languages(documentIds),
  ]);
  signal.throwIfAborted();
  if (coverage.documents === 0) return silence(question, coverage);

  // What holds no word cannot be looked for.
  if (!/[\p{L}\p{N}]/u.test(question)) return silence(question, coverage);
  const { hits, isAnswered } = await knowledge.search(
    {
      text: question,
      isQuestion: true,
      documentIds: documentIds ?? (await db.library.listUnlessWhole()),
      languages,
      limit: mostPassages + spare,
      ...(documentIds === undefined && { mostOfOne }),
    },
    signal,
  );
  const passages = await passagesOf(db, hits, await booksOf(db, hits));
  if (passages.length === 0) return silence(question, coverage);
  const shown = worthShowing(passages, isAnswered ? answering : nearest);
  return {
    query: question,
    coverage,
    isAnswered,
    passages: shown.map(({ language: _language, ...passage }, place) =>
      Object.assign(passage, { n: place + 1 }),
    ),
  };
}

function worthShowing(
  passages: readonly Passage[],
  { most, leastShare }: typeof answering,
): Passage[] {
  const best = Math.max(...passages.map(({ score }) => score));
  return passages.filter(({ score }) => score >= best * leastShare).slice(0, most);
}

function silence(query: string, coverage: Coverage): Consulted {
  return { query, coverage, isAnswered: false, passages: [] };
}
