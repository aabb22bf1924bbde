import { afterAll, beforeAll, expect, test } from "vitest";
import { openHouse, type House } from "../support/open-house.ts";
import { stockLibrary } from "../support/stocked-library.ts";

let house: House;
let secretId: string;
let hostileId: string;

const hostile = `<!doctype html><html><head><title>&lt;script&gt;alert(1)&lt;/script&gt;</title>
  <link rel="stylesheet" href="http://evil.example/style.css"></head>
  <body onload="steal()"><h1>Kettles</h1>
  <p>Boil the kettle <a href="http://evil.example/">here</a>
  <a href="javascript:steal()">there</a>. &lt;img src=x onerror=steal()&gt;</p>
  <p>See <a href="#later">below</a>.</p><p id="later">The kettle sings.</p>
  <img src="http://evil.example/pixel.png" alt="a kettle">
  <iframe src="http://evil.example/"></iframe><script>steal()</script></body></html>`;

beforeAll(async () => {
  house = await openHouse({ models: {} });
  const ids = await stockLibrary({
    db: house.db,
    dataDir: house.env.DATA_DIR,
    files: {
      "secret.md": "# Diary\n\nThe treasure lies under the old kettle.",
      "hostile.html": hostile,
    },
    embed: false,
  });
  [secretId = "", hostileId = ""] = [ids["secret.md"], ids["hostile.html"]];
  await house.shelf.changeMany({ do: "remove", ids: [secretId] });
});
afterAll(() => house[Symbol.asyncDispose]());

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const answer = await fetch(`${house.url}/api/library${path}`);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
}

const injections = [
  "' OR '1'='1",
  "' OR 1=1 --",
  "'; DROP TABLE library_documents; --",
  "x') OR (document_id IS NOT NULL) OR ('a'='a",
  "%' OR title LIKE '%",
  "\\' OR true",
  '"]} OR {"a',
  "$1",
];

test.each(injections)("a filter of %s chooses no book that was not to be found", async (value) => {
  const given = encodeURIComponent(value);
  const fields = ["creator", "folder", "language", "tag"];

  const answers = await Promise.all([
    ...fields.map((field) => get(`/search?q=kettle&${field}=${given}`)),
    get(`/search?q=${given}`),
    get(`/search?q=title:${encodeURIComponent(`"${value}"`)}+kettle`),
    get(`/documents/${hostileId}/find?q=${given}`),
  ]);

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(answers.filter(({ text }) => text.includes("treasure"))).toEqual([]);
  expect(await house.db.library.hasText()).toBe(true);
});

test.each([...injections, "..", "*", "null", "7c2f4b1e-58a3-4d0b-9f1e"])(
  "%s is the id of no book",
  async (value) => {
    const given = encodeURIComponent(value);

    const named = await get(`/search?q=kettle&document=${given}`);
    const opened = await get(`/documents/${given}/find?q=kettle`);

    expect([named.status, opened.status]).toEqual([400, 404]);
  },
);

test.each([
  ["a quote that nothing closes", '"kettle'],
  ["quotes only", '""""""'],
  ["minus signs only", `kettle ${"-".repeat(490)}`],
  ["a long chain of what is left out", `kettle ${"-a ".repeat(160)}`],
  ["a long chain of quotes", '"k" '.repeat(120)],
  ["fields without values", `title: author: title:" kettle`],
  ["fields in fields", "title:author:title:kettle kettle"],
  ["brackets", "(((((kettle)))))[[[[{{{{"],
  ["what patterns are made of", "(a+)+$ .*.*.*.*kettle \\b\\w+?"],
  ["what an index is asked with", "kettle~2 kettle^10 kettle* +kettle AND OR NOT kettle:kettle"],
  ["signs that are not seen", "ket\u200btle \u202e kettle \ufeff"],
  ["a letter under many accents", `kettle a${"\u0301".repeat(480)}`],
  ["emoji", "🫖🫖 kettle 👩‍🍳"],
])("%s is looked for, or refused in a sentence", async (_what, words) => {
  for (const mode of ["words", "hybrid", "meaning"]) {
    const { status } = await get(`/search?mode=${mode}&q=${encodeURIComponent(words)}`);
    expect([200, 400]).toContain(status);
  }
});

test.each([
  "q=%00",
  "q=",
  "q=%20",
  "q=a&q=b",
  "q=a&limit=0",
  "q=a&limit=51",
  "q=a&limit=1e1",
  "q=a&offset=-1",
  "q=a&offset=501",
  "q=a&mode=all",
  "q=a&sort=title",
])("a search for %s is refused", async (query) => {
  expect((await get(`/search?${query}`)).status).toBe(400);
});

test("a search for too much is refused", async () => {
  expect((await get(`/search?q=${"a".repeat(501)}`)).status).toBe(400);
  expect((await get(`/search?q=a&${"tag=x&".repeat(51)}`)).status).toBe(400);
});

test("halves of surrogate pairs, which no address can hold, are looked for as what they became", async () => {
  expect((await get("/search?q=%ED%A0%80kettle")).status).toBe(200);
  expect((await get(`/documents/${hostileId}/find?q=%ED%BF%BF`)).status).toBe(200);
});

test.each([
  "/documents/x/sections/0",
  "/documents/7c2f4b1e-58a3-4d0b-9f1e-2f6f0c9d1a09/sections/0",
  "HOSTILE/sections/-1",
  "HOSTILE/sections/1.5",
  "HOSTILE/sections/1e3",
  "HOSTILE/sections/99999999999999999999",
  "HOSTILE/sections/0;drop",
])("there is no section at %s", async (path) => {
  const asked = path.replace("HOSTILE", `/documents/${hostileId}`);

  expect((await get(asked)).status).toBe(404);
});

test.each([
  { section: 2 ** 40, offset: 0 },
  { section: 0, offset: 2 ** 50 },
])("a place far outside a book is no fault of ours: %j", async (place) => {
  const answer = await fetch(`${house.url}/api/library/documents/${hostileId}/place`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(place),
  });

  expect(answer.status).toBeLessThan(500);
});

test.each([
  ["-1", { section: -1, offset: 0 }],
  ["a half", { section: 0, offset: 0.5 }],
  ["a text", { section: "0", offset: 0 }],
  ["too much", { section: 0, offset: 0, documentId: "x" }],
])("a place of %s is refused", async (_what, place) => {
  const answer = await fetch(`${house.url}/api/library/documents/${hostileId}/place`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(place),
  });

  expect(answer.status).toBe(400);
});

test("nobody can say of a book what only its reading can tell", async () => {
  const fields = ["id", "hash", "state", "files", "words", "removedAt", "pictures", "corrections"];

  const statuses = await Promise.all(
    fields.map(async (field) => {
      const answer = await fetch(`${house.url}/api/library/documents/${hostileId}`, {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ [field]: "ready" }),
      });
      return answer.status;
    }),
  );

  expect(statuses).toEqual(fields.map(() => 400));
});

test("a book's markup comes out as text, and nothing in it leads out of the book", async () => {
  const answers = await Promise.all([
    get(`/documents/${hostileId}`),
    get(`/documents/${hostileId}/sections/0`),
    get("/search?q=kettle"),
    get(`/documents/${hostileId}/find?q=kettle`),
  ]);

  for (const { status, headers, text } of answers) {
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(text).not.toMatch(/evil\.example|javascript:|<h1|<script src/);
  }
  const section = JSON.parse(answers[1]?.text ?? "");
  const marks = section.blocks.flatMap(({ marks: own = [] }: { marks?: object[] }) => own);
  expect(section.text).toContain("<img src=x onerror=steal()>");
  expect(marks.filter(({ type }: { type: string }) => type === "link")).toEqual([
    expect.objectContaining({ section: 0, offset: section.text.indexOf("The kettle sings") }),
  ]);
});
