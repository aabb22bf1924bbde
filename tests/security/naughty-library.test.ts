import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { libraryDocumentSchema, librarySearchSchema } from "#lib/protocol";
import { kitchenBooks } from "../support/kitchen-books.ts";
import { openHouse, type House } from "../support/open-house.ts";
import { OwnApi } from "../support/own-api.ts";
import { stockLibrary } from "../support/stocked-library.ts";

let house: House;
let api: OwnApi;
let strings: string[];
let id: string;
beforeAll(async () => {
  house = await openHouse({ models: {} });
  api = new OwnApi(house.url);
  const list = await readFile(new URL("naughty-strings.json", import.meta.url), "utf8");
  strings = z.array(z.string()).parse(JSON.parse(list));
  const { db, env } = house;
  const ids = await stockLibrary({ db, dataDir: env.DATA_DIR, files: kitchenBooks, embed: false });
  id = ids["kitchen/bread.md"] ?? "";
});
afterAll(() => house[Symbol.asyncDispose]());

test("every string that has broken a program is looked for, or refused, and breaks nothing here", async () => {
  const faults: unknown[] = [];
  for (const text of strings) {
    const { status, body } = await api.ask(
      "GET",
      `/api/library/search?mode=words&${new URLSearchParams({ q: text })}`,
    );
    const isRight = status === 200 ? librarySearchSchema.safeParse(body).success : status === 400;
    if (!isRight) faults.push([text, status, body]);
  }

  expect(faults).toEqual([]);
});

test("every such string is looked for in a book, and a question made of it is answered or not", async () => {
  const { signal } = new AbortController();
  const scope = { mode: "automatic", documentIds: [] } as const;

  for (const text of strings) {
    await house.shelf.find(id, text, signal);
    const said = await house.shelf.consult(text, { ...scope, documentIds: [] }, signal);
    expect(typeof said.isAnswered).toBe("boolean");
  }
});

test("every such string is a title and a tag as it was typed, or refused", async () => {
  for (const text of strings) {
    const { status, body } = await api.ask("PATCH", `/api/library/documents/${id}`, {
      title: text,
      tags: [text],
    });

    const [title, length] = [text.trim(), Array.from(text.trim()).length];
    const fits = length > 0 && length <= 60;
    const said = fits ? libraryDocumentSchema.parse(body) : undefined;
    expect([text, status, said?.title, said?.tags]).toEqual(
      fits ? [text, 200, title, [title]] : [text, 400, undefined, undefined],
    );
  }
});
