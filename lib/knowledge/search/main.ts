import { endWithParent } from "#lib/worker";
import type { FromSearch, ToSearch } from "../messages.ts";
import { find } from "./find.ts";
import { IndexReader } from "./index-reader.ts";
import { WordCounts } from "./word-counts.ts";

// The process that holds LanceDB for the web process: a request in, an answer out.
endWithParent();
const [dir = ""] = process.argv.slice(2);
const reader = new IndexReader(dir);
const counts = new WordCounts();

process.on("message", (message: ToSearch) => void answer(message));

async function answer({ id, request }: ToSearch): Promise<void> {
  const reply: FromSearch = await find(reader, counts, request)
    .catch(() => {
      // The writer may have put away what was just being read, or made a table anew: look again.
      reader.reopen();
      return find(reader, counts, request);
    })
    .then(
      (found) => ({ id, answer: found }),
      (error: unknown) => ({ id, failure: error instanceof Error ? error.message : String(error) }),
    );
  process.send?.(reply);
}
