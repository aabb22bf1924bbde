import { expect, test } from "vitest";
import { parsePostmasterFile } from "./postmaster-file.ts";

test("a ready Postgres tells its number and its port", () => {
  const text = "8498\n/data/cluster\n1795231906\n54321\n\n127.0.0.1\n 123 456\nready   \n";

  const file = parsePostmasterFile(text);

  expect(file).toEqual({ pid: 8498, port: 54321, state: "ready" });
});

test("a file that is still being written counts as starting", () => {
  const text = "8498\n/data/cluster\n1795231906\n54321\n";

  const file = parsePostmasterFile(text);

  expect(file).toEqual({ pid: 8498, port: 54321, state: "starting" });
});

test("an empty file or a torn first line tells nothing", () => {
  expect(parsePostmasterFile("")).toBeUndefined();
  expect(parsePostmasterFile("not a number\n")).toBeUndefined();
  expect(parsePostmasterFile("-12\n")).toBeUndefined();
});
