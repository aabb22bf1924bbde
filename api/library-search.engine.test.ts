import { afterAll, beforeAll, expect, test } from "vitest";
import { librarySearchSchema, type LibrarySearch, type PassageHit } from "#lib/protocol";
import { kitchenBooks } from "../tests/support/kitchen-books.ts";
import { openHouse, type House } from "../tests/support/open-house.ts";
import { OwnApi } from "../tests/support/own-api.ts";
import { stockLibrary } from "../tests/support/stocked-library.ts";
import { createApi } from "./app.ts";

let house: House;
let api: OwnApi;
let books: Record<string, string>;
beforeAll(async () => {
  house = await openHouse({ models: {} });
  api = new OwnApi(house.url);
  const { db, env } = house;
  books = await stockLibrary({ db, dataDir: env.DATA_DIR, files: kitchenBooks });
});
afterAll(() => house[Symbol.asyncDispose]());

async function search(query: string): Promise<LibrarySearch> {
  const { status, body } = await api.ask("GET", `/api/library/search?${query}`);
  expect(status).toBe(200);
  return librarySearchSchema.parse(body);
}

const idsOf = ({ hits }: LibrarySearch) => [...new Set(hits.map(({ documentId }) => documentId))];
const bookOf = (path: keyof typeof kitchenBooks) => books[path] ?? "";

test("a passage is found by its meaning, with its place and its very words", async () => {
  const found = await search("q=why+does+dough+get+bigger");

  const [hit] = found.hits;
  expect(hit).toMatchObject({
    documentId: bookOf("kitchen/bread.md"),
    title: "The Kettle Book of Bread",
    creators: ["Ada Hob"],
    headings: ["Rising"],
    language: "en-GB",
  });
  const text = await house.shelf.textAt(hit?.documentId ?? "", hit?.section ?? -1);
  expect(text?.slice(hit?.start, hit?.end)).toBe(hit?.text);
  expect(found).toMatchObject({ mode: "hybrid", coverage: { documents: 4, unread: 0 } });
  expect(found.coverage.embedded).toBe(found.coverage.passages);
});

test.each([
  ["oignons dorés", "cuisine/soupe.md", "dorés"],
  ["OIGNON", "cuisine/soupe.md", "oignons"],
  ["昆布", "dashi.md", "昆布"],
  ['"last frost"', "garden/tomatoes.md", "last frost"],
] as const)("%s is found by its words, and what matched is marked", async (words, path, marked) => {
  const { hits, mode } = await search(`mode=words&q=${encodeURIComponent(words)}`);

  expect(hits[0]?.documentId).toBe(bookOf(path));
  expect(marksOf(hits[0]).join(" ")).toContain(marked);
  expect(mode).toBe("words");
});

function marksOf(hit: PassageHit | undefined): string[] {
  return (hit?.excerpt ?? []).flatMap(({ text, isMatch }) => (isMatch ? [text] : []));
}

test.each([
  ["q=author:spade+water", ["garden/tomatoes.md"]],
  ["q=title:%22kettle+book%22+oven", ["kitchen/bread.md"]],
  ["q=author:zoe", ["cuisine/soupe.md"]],
  ["q=water&folder=garden", ["garden/tomatoes.md"]],
  ["q=water&language=fr", ["cuisine/soupe.md"]],
  [
    "q=water&creator=Ada+Hob&creator=Bert+Spade&language=en",
    ["garden/tomatoes.md", "kitchen/bread.md"],
  ],
  ["q=water&tag=none", []],
] as const)("%s looks in the books it names", async (query, paths) => {
  const found = await search(query);

  expect(idsOf(found).toSorted()).toEqual(paths.map((path) => bookOf(path)).toSorted());
  expect(found.coverage.documents).toBe(paths.length);
});

test("what was found is spread over books, creators, languages and folders", async () => {
  const { facets, hits } = await search("q=water+oven");

  const count = (facet: keyof LibrarySearch["facets"]) =>
    facets[facet].reduce((sum, value) => sum + value.count, 0);
  expect(facets.language).toContainEqual({
    value: "en",
    label: "English",
    count: expect.any(Number),
  });
  expect(facets.creator.map(({ value }) => value)).toContain("Ada Hob");
  expect(facets.folder.map(({ value }) => value)).toContain("garden");
  expect(count("document")).toBe(hits.length);
});

test("pages follow one another without a gap", async () => {
  const whole = await search("q=water");
  const first = await search("q=water&limit=1");
  const rest = await search("q=water&limit=50&offset=1");

  expect(first.hasMore).toBe(true);
  expect([...first.hits, ...rest.hits]).toEqual(whole.hits);
  expect(rest.hasMore).toBe(false);
});

test("a removed book is found no more before the indexer has done anything, and then again", async () => {
  const id = bookOf("dashi.md");

  await house.shelf.changeMany({ do: "remove", ids: [id] });
  const gone = await search(`q=${encodeURIComponent("昆布")}`);
  await house.shelf.changeMany({ do: "restore", ids: [id] });
  const back = await search(`q=${encodeURIComponent("昆布")}`);

  expect(idsOf(gone)).not.toContain(id);
  expect(idsOf(back)).toContain(id);
});

test("a question is answered from the book that answers it, in whole sentences", async () => {
  const { signal } = new AbortController();
  const scope = { mode: "automatic", documentIds: [] } as const;

  const { isAnswered, passages, coverage } = await house.shelf.consult(
    "How do I know that a loaf is done?",
    { ...scope, documentIds: [] },
    signal,
  );

  expect(isAnswered).toBe(true);
  expect(passages[0]).toMatchObject({ n: 1, documentId: bookOf("kitchen/bread.md") });
  expect(passages[0]?.text).toContain("A loaf that sounds hollow when you knock");
  expect(passages.map(({ n }) => n)).toEqual(passages.map((_, place) => place + 1));
  expect(coverage.documents).toBe(4);
});

test("a removed book answers nothing, and does not take the place of those that are there", async () => {
  const { signal } = new AbortController();
  const id = bookOf("kitchen/bread.md");
  const ask = () =>
    house.shelf.consult(
      "How do I know that a loaf is done?",
      { mode: "explicit", documentIds: [] },
      signal,
    );

  await house.shelf.changeMany({ do: "remove", ids: [id] });
  const without = await ask();
  await house.shelf.changeMany({ do: "restore", ids: [id] });
  const again = await ask();

  expect(without).toMatchObject({ isAnswered: false, coverage: { documents: 3 } });
  expect(without.passages.map(({ documentId }) => documentId)).not.toContain(id);
  expect(again.isAnswered).toBe(true);
});

test("a question about something else is not answered, but the nearest passages are named", async () => {
  const { signal } = new AbortController();

  const { isAnswered, passages } = await house.shelf.consult(
    "Who won the football championship in 1998?",
    { mode: "explicit", documentIds: [] },
    signal,
  );

  expect(isAnswered).toBe(false);
  expect(passages.length).toBeLessThanOrEqual(5);
});

test("only the books of the scope are asked, and those that are gone never become the whole library", async () => {
  const { signal } = new AbortController();
  const ask = (documentIds: string[]) =>
    house.shelf.consult("How hot is the oven?", { mode: "explicit", documentIds }, signal);

  const tomatoes = await ask([bookOf("garden/tomatoes.md")]);
  const gone = await ask(["7c2f4b1e-58a3-4d0b-9f1e-2f6f0c9d1a99"]);

  expect(new Set(tomatoes.passages.map(({ documentId }) => documentId))).toEqual(
    new Set([bookOf("garden/tomatoes.md")]),
  );
  expect(tomatoes.coverage.documents).toBe(1);
  expect(gone).toMatchObject({ isAnswered: false, passages: [], coverage: { documents: 0 } });
});

test("a question without a word in it is not answered", async () => {
  const { signal } = new AbortController();

  const said = await house.shelf.consult("?!", { mode: "explicit", documentIds: [] }, signal);

  expect(said).toMatchObject({ isAnswered: false, passages: [], coverage: { documents: 4 } });
});

test("a search that is given up, as happens while one types, is no failure in the log", async () => {
  const before = house.lines.length;
  const request = new Request(`${house.url}/api/library/search?q=dough`, {
    signal: AbortSignal.abort(),
  });

  const answer = await createApi(house).request(request);

  expect(await answer.json()).toMatchObject({ code: "stopped" });
  const failures = house.lines.slice(before).filter(({ level }) => Number(level) >= 50);
  expect(failures).toEqual([]);
});

test("a search that nobody waits for any more ends", async () => {
  const leaving = new AbortController();
  leaving.abort();

  const asked = house.shelf.consult(
    "bread",
    { mode: "automatic", documentIds: [] },
    leaving.signal,
  );

  await expect(asked).rejects.toThrow("aborted");
});
