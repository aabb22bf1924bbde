import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SearchHit } from "#lib/protocol";
import { openTestDatabase } from "../../../tests/support/database.ts";
import type { Database } from "../open-database.ts";

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** A conversation of questions that hang below each other; returns its id and theirs. */
async function say(title: string, ...texts: readonly string[]) {
  const conversationId = randomUUID();
  const ids = texts.map(() => randomUUID());
  await db.transaction(async (tx) => {
    await tx.conversations.create({ id: conversationId, title });
    const threadId = (await tx.conversations.findMainThread(conversationId)) ?? "";
    const shape = { role: "user", status: "complete", modelId: null } as const;
    for (const [place, text] of texts.entries()) {
      const links = { id: ids[place] ?? "", parentId: ids[place - 1] ?? null };
      await tx.messages.insert({ ...shape, ...links, conversationId, threadId, text });
    }
  });
  return { conversationId, ids };
}

async function find(text: string, conversationId?: string) {
  return db.search.find({ text, conversationId, limit: 50, offset: 0 });
}

const idsOf = (hits: readonly SearchHit[]) => hits.map(({ messageId }) => messageId);
const marked = (hit: SearchHit | undefined) =>
  hit?.excerpt.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");

test("words are found in any order, phrases in theirs, and a word with a minus not at all", async () => {
  const { conversationId, ids } = await say(
    "Oven",
    "bread rises slowly in winter",
    "in winter slowly rises bread",
    "bread burns quickly",
  );
  const search = async (text: string) => new Set(idsOf((await find(text, conversationId)).hits));

  expect(await search("winter bread")).toEqual(new Set([ids[0], ids[1]]));
  expect(await search('"bread rises"')).toEqual(new Set([ids[0]]));
  expect(await search("bread -winter")).toEqual(new Set([ids[2]]));
  expect(await search("quickly or slowly")).toEqual(new Set(ids));
});

test("the last word may be a beginning, unless it is in quotes", async () => {
  const { conversationId, ids } = await say("Plants", "photosynthesis feeds the leaves");

  expect(idsOf((await find("leaves phot", conversationId)).hits)).toEqual(ids);
  expect(idsOf((await find("feeds or phot", conversationId)).hits)).toEqual(ids);
  expect((await find('leaves "phot"', conversationId)).hits).toEqual([]);
  expect((await find("phot leaves", conversationId)).hits).toEqual([]);
});

test("an excerpt shows what matched and around it, markup as the text it is", async () => {
  const long = "far ".repeat(200);
  const { conversationId } = await say("Marks", `${long}a <b>kettle</b> that whistles ${long}`);

  const { hits } = await find("whistles kettle", conversationId);

  expect(marked(hits[0])).toMatch(
    /^…(?:far )+a <b>\[kettle\]<\/b> that \[whistles\] (?:far )+far…$/,
  );
});

test("words inside tags, paths, names and addresses are found", async () => {
  const { conversationId, ids } = await say(
    "Code",
    '<div class="teapot">',
    "see lib/brew/open-teapot.ts",
    "call brew_teapot(now)",
    "mail teapot@kitchen.example",
  );

  expect(new Set(idsOf((await find("teapot", conversationId)).hits))).toEqual(new Set(ids));
  expect(idsOf((await find("open-teapot.ts", conversationId)).hits)).toEqual([ids[1]]);
});

test("titles are found as well, and come first", async () => {
  const named = await say("Sourdough for beginners", "hello");
  const { ids } = await say("Other", "sourdough sourdough sourdough");

  const { hits } = await find("sourdough");

  expect(hits.map(({ conversationId, messageId }) => messageId ?? conversationId)).toEqual([
    named.conversationId,
    ids[0],
  ]);
  expect(marked(hits[0])).toBe("[Sourdough] for beginners");
});

test("letters beyond ASCII are words, whatever their case and the quotes around them", async () => {
  const { conversationId, ids } = await say(
    "Languages",
    "„Äpfel“ und Straße",
    "ЁЛКА зимой",
    "Ωμέγα",
  );
  const search = async (text: string) => idsOf((await find(text, conversationId)).hits);

  expect(await search("äpfel straße")).toEqual([ids[0]]);
  expect(await search("ёлка")).toEqual([ids[1]]);
  expect(await search("ωμέγα")).toEqual([ids[2]]);
});

test("scripts without spaces are found by their letters, with the place marked", async () => {
  const { conversationId, ids } = await say(
    "東京の天気",
    "昨日は東京で雪が降りました。",
    "ฉันชอบขนมปังอบใหม่",
    "한국어에서는 빵을 좋아합니다",
  );
  const search = async (text: string) => idsOf((await find(text, conversationId)).hits);

  expect(await search("東京 雪")).toEqual([ids[0]]);
  expect(await search("ขนมปัง")).toEqual([ids[1]]);
  expect(await search("빵")).toEqual([ids[2]]);
  const { hits } = await find("東京", conversationId);
  expect(hits.map((hit) => marked(hit))).toEqual([
    "[東京]の天気",
    "昨日は[東京]で雪が降りました。",
  ]);
});

test("what holds no word is found by its signs, and nothing finds nothing", async () => {
  const { conversationId, ids } = await say("Signs", "we say ☕ 100% and a\\b", "plain");

  expect(idsOf((await find("☕", conversationId)).hits)).toEqual([ids[0]]);
  expect(idsOf((await find("%", conversationId)).hits)).toEqual([ids[0]]);
  expect(idsOf((await find("\\", conversationId)).hits)).toEqual([ids[0]]);
  expect((await find("  ", conversationId)).hits).toEqual([]);
  expect((await find('" "', conversationId)).hits).toEqual([]);
});

test("no search text breaks the query", async () => {
  const hostile = [
    "'",
    "''; --",
    "a'b",
    ":*",
    "a:*",
    "!",
    "a & | b",
    "\\'",
    "-",
    '"',
    '"a',
    "a\0b",
    "\ud800",
    "or",
    "or or",
    "<->",
    "((",
    "x".repeat(5_000),
    "ø'",
  ];

  const results = await Promise.all(hostile.map((text) => find(text)));

  expect(results.every(({ hits }) => Array.isArray(hits))).toBe(true);
});

test("deleted messages and conversations are not found", async () => {
  const { conversationId, ids } = await say("Gone", "zeppelin one", "zeppelin two");
  const hidden = await say("Zeppelin", "zeppelin three");

  await db.messages.markDeleted(ids[1] ?? "");
  await db.conversations.markDeleted(hidden.conversationId);

  expect(idsOf((await find("zeppelin")).hits)).toEqual([ids[0]]);
  expect(conversationId).toBeDefined();
});

test("pages follow each other without a repetition, and say whether there is more", async () => {
  const { ids } = await say("Many", ...Array.from({ length: 7 }, (_, place) => `walnut ${place}`));

  const pages = await Promise.all(
    [0, 3, 6].map((offset) => db.search.find({ text: "walnut", limit: 3, offset })),
  );

  expect(pages.map(({ hasMore }) => hasMore)).toEqual([true, true, false]);
  expect(pages.flatMap(({ hits }) => hits).length).toBe(ids.length);
  expect(new Set(pages.flatMap(({ hits }) => idsOf(hits)))).toEqual(new Set(ids));
});

test("a text that Postgres cannot take apart is kept all the same", async () => {
  const distinct = Array.from({ length: 60_000 }, (_, place) => `w${place}`).join(" ");
  const { ids } = await say(
    "Long",
    `${"x".repeat(3_000)} tangerine`,
    distinct,
    "y".repeat(399_000),
  );

  const found = await find("tangerine");
  const stored = await db.messages.find(ids[1] ?? "");

  expect(idsOf(found.hits)).toEqual([ids[0]]);
  expect(stored?.text).toBe(distinct);
});
