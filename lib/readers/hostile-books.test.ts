import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { innocent } from "../../tests/support/hostile-book.ts";
import { hostileBooks } from "../../tests/support/hostile-books.ts";
import { openBookDesk, type BookDesk } from "../../tests/support/read-books.ts";
import type { Reading } from "./contract.ts";

/** Whoever connects to it was made to by a book. */
const trap = createServer();
let connections = 0;
trap.on("connection", (socket) => {
  connections++;
  socket.destroy();
});
trap.listen(0, "127.0.0.1");
await once(trap, "listening");
const books = hostileBooks((trap.address() as AddressInfo).port);

let desk: BookDesk;

beforeAll(async () => {
  desk = await openBookDesk();
});

afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  trap.close();
});

/** What a book that was read shows for its attack; undefined when nothing but its innocent words. */
function harmIn(reading: Reading, file: string): string | undefined {
  if (reading.outcome === "refused") return undefined;
  const text = reading.book.sections.map((section) => section.text).join("\n");
  const expected = file.startsWith("line.") ? "water water" : innocent;
  if (!text.includes(expected)) return "The innocent words are missing.";
  return /root:|evil|hahahaha|[\p{Cs}\p{Cc}]/u.exec(text.replace(/[\t\n]/g, ""))?.[0];
}

test.each(books)("$name ends as: $ends", async ({ file, bytes, ends }) => {
  const before = await readdir(desk.folder);

  const reading = await desk.readBytes(file, bytes());

  expect(reading.outcome === "read" ? "read" : reading.problem.code).toBe(ends);
  expect(harmIn(reading, file)).toBeUndefined();
  // The file and the folder for its pictures, which holds nothing but pictures under names of ours.
  expect(await readdir(desk.folder)).toHaveLength(before.length + 2);
  for (const name of await readdir(desk.picturesOf()))
    expect(name).toMatch(/^(cover|picture-\d+)\.png$/);
  expect(connections).toBe(0);
});
