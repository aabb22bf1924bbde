import { expect, test } from "vitest";
import type { Coverage, LibraryScope } from "#lib/protocol";
import { newSource } from "../../tests/support/made-sources.ts";
import { consult } from "./consult.ts";
import { respond, type Asked } from "./respond.ts";

const coverage: Coverage = { documents: 2, passages: 20, embedded: 20, unread: 0 };
const scopes = {
  automatic: { mode: "automatic", documentIds: [] },
  explicit: { mode: "explicit", documentIds: [] },
} satisfies Record<string, LibraryScope>;
const secret = "What nobody may read in a log";

/** The machines outside of the chat, as slow or as broken as a test needs them. */
function ports(search: () => Promise<never>) {
  const lines: unknown[] = [];
  const warn = (...said: unknown[]) => void lines.push(said);
  const shelf = { consult: search, textAt: async () => undefined };
  const library = { hasText: async () => true };
  return { lines, all: { shelf, db: { library }, log: { warn } } as never };
}

const never = new AbortController().signal;
const hanging = () => new Promise<never>(() => undefined);
const failing = () => Promise.reject(new Error(`no index for ${secret}`));

function asked(scope: LibraryScope): Asked {
  const said = {
    id: "q",
    role: "user",
    status: "complete",
    text: secret,
    attachments: [],
  } as const;
  return { line: [said], before: 0, scope, sources: null, modelId: "m", preset: null };
}

test("an answer that is stopped while the library is searched stops at once", async () => {
  const stopping = new AbortController();
  const parts = respond(asked(scopes.automatic), ports(hanging).all, stopping.signal);

  const searching = await parts.next();
  stopping.abort();
  const [ended, ...more] = await Array.fromAsync(parts);

  expect(searching.value).toEqual({ type: "searching" });
  expect(ended).toEqual({ type: "ended", ending: { status: "stopped" } });
  expect(more).toEqual([]);
});

test("a search that hangs or fails is given up, and the log does not say what was asked", async () => {
  for (const search of [hanging, failing]) {
    const { lines, all } = ports(search);
    const question = { query: secret, scope: scopes.automatic, limitMs: 1 };

    expect(await consult(all, question, never)).toBeUndefined();

    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain(secret);
  }
});

test("an answer that must come from a library which cannot be searched fails in a sentence", async () => {
  const parts = await Array.fromAsync(respond(asked(scopes.explicit), ports(failing).all, never));

  expect(parts.at(-1)).toMatchObject({
    type: "ended",
    ending: {
      status: "failed",
      error: { code: "model-failed", message: expect.stringMatching(/^Your library could not/) },
    },
  });
});

test("a passage as long as a book is cut before anything is made of it", async () => {
  const text = "word ".repeat(1_000_000);
  const passages = [newSource(1, { text, start: 0, end: text.length })];
  const found = { query: secret, coverage, isAnswered: true, passages };
  const { all } = ports(async () => found as never);

  const sources = await consult(all, { query: secret, scope: scopes.automatic }, never);

  const [passage] = sources?.passages ?? [];
  expect(passage?.text.length).toBeLessThan(6_001);
  expect(passage?.end).toBe(passage?.text.length);
});

test("an empty library is as good as none, unless the answer must come from it", async () => {
  const empty = { ...coverage, documents: 0, passages: 0 };
  const nothing = { query: secret, coverage: empty, isAnswered: false, passages: [] };
  const { all } = ports(async () => nothing as never);
  const asking = (scope: LibraryScope) => ({ query: secret, scope });

  expect(await consult(all, asking(scopes.automatic), never)).toBeUndefined();
  expect(await consult(all, asking(scopes.explicit), never)).toMatchObject({ isAnswered: false });
});
