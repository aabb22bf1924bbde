import { expect, test } from "vitest";
import { madeStatus } from "../../tests/support/made-books.ts";
import { amountWords, doingWords } from "./status-words.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const states = { queued: 0, reading: 0, "text-ready": 0, ready: 1, failed: 0 };

test("how much there is says how much of it is embedded only while that is less than all", () => {
  expect(plain(amountWords(madeStatus()))).toBe("1 book, 1 200 words, 8 passages");

  const coverage = { documents: 1, passages: 8, embedded: 3, unread: 0 };
  expect(plain(amountWords(madeStatus({ coverage })))).toBe(
    "1 book, 1 200 words, 3 of 8 passages embedded",
  );
});

test("work says what is left, how fast and how long", () => {
  const busy = madeStatus({
    states: { ...states, queued: 2, reading: 1 },
    coverage: { documents: 1, passages: 80, embedded: 30, unread: 3 },
    rate: 4.24,
    secondsLeft: 48,
  });

  expect(doingWords(busy).isBusy).toBe(true);
  expect(plain(doingWords(busy).words)).toBe(
    "At work: 3 books to read, 50 passages to embed, 4.2 passages a second, 48 s left.",
  );
  expect(plain(doingWords({ ...busy, isPaused: true }).words)).toBe(
    "Paused: 3 books to read, 50 passages to embed.",
  );
});

test("an indexer at rest, hindered or gone says so", () => {
  expect(doingWords(madeStatus())).toEqual({
    words: "Everything is read and embedded.",
    isBusy: false,
  });
  expect(doingWords(madeStatus({ problem: "The disk is full." })).words).toBe("The disk is full.");
  expect(doingWords(madeStatus({ isRunning: false })).words).toContain("not running");
});
