import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBookDesk, type BookDesk } from "../../tests/support/read-books.ts";

const folder = new URL("../../tests/books/zip-yauzl/", import.meta.url).pathname;
const failing = await readdir(join(folder, "failure"));
const unusual = await readdir(join(folder, "success"));

let desk: BookDesk;

beforeAll(async () => {
  desk = await openBookDesk();
});

afterAll(async () => {
  await desk[Symbol.asyncDispose]();
});

const clear = /^(?:damaged|not-a-book|no-text|too-large|encrypted)$/;

test.each([
  ...failing.map((name) => join("failure", name)),
  ...unusual.map((name) => join("success", name)),
])(
  "an archive that is malformed, or holds no book, is refused in so many words: %s",
  async (name) => {
    const reading = await desk.read(join(folder, name));

    expect(reading).toMatchObject({
      outcome: "refused",
      problem: { code: expect.stringMatching(clear) },
    });
  },
);
