import type { Database, LibraryVectors } from "#lib/db";
import { openEmbedder, type Embedder } from "#lib/inference";
import type { EmbedQuery } from "#lib/knowledge";
import type { Log } from "#lib/log";

/** Loading takes less than a second; keeping it costs memory that a chat may want. */
const idleMinutes = 10;

export interface QuestionEmbedder extends AsyncDisposable {
  readonly embed: EmbedQuery;
}

/**
 * Makes the vectors of questions with the model whose vectors serve, as the indexer says; none while
 * there are none, and books are searched by words. It throws when the model cannot be used.
 */
export function openQuestionEmbedder(ports: {
  readonly db: Pick<Database, "settings">;
  readonly log: Log;
}): QuestionEmbedder {
  const { db, log } = ports;
  let open: { readonly path: string; readonly embedder: Embedder } | undefined;

  const serving = async ({ modelPath }: LibraryVectors) => {
    if (open?.path === modelPath) return open.embedder;
    const former = open?.embedder;
    const embedder = openEmbedder({ modelPath, name: "questions", idleMinutes, log });
    open = { path: modelPath, embedder };
    await former?.[Symbol.asyncDispose]();
    return embedder;
  };

  return {
    embed: async (text, signal) => {
      const vectors = await db.settings.find("library-vectors");
      if (vectors === undefined) return undefined;
      const embedder = await serving(vectors);
      const { key, languages } = await embedder.facts();
      const [vector] = await embedder.embed([text], { role: "query", signal });
      // Vectors of another model do not compare, even when its file has the same name.
      if (vector === undefined || key !== vectors.table) return undefined;
      return { table: vectors.table, vector, languages };
    },
    [Symbol.asyncDispose]: async () => {
      await open?.embedder[Symbol.asyncDispose]();
    },
  };
}
