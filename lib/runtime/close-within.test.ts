import { expect, test } from "vitest";
import { openLog } from "#lib/log";
import { closeWithin } from "./close-within.ts";

function listeningLog() {
  const lines: string[] = [];
  const log = openLog({ level: "info", destination: { write: (line) => lines.push(line) } });
  return { log, lines };
}

test("a part that hangs is left behind and named in the log", async () => {
  const { log, lines } = listeningLog();
  const hanging = { [Symbol.asyncDispose]: () => new Promise<void>(() => {}) };

  await closeWithin(hanging, { name: "engine", limitMs: 5, log });

  expect(lines.join("")).toContain('"part":"engine"');
});

test("a part that fails to close does not stop the others", async () => {
  const { log, lines } = listeningLog();
  const failing = { [Symbol.asyncDispose]: () => Promise.reject(new Error("stuck")) };

  await closeWithin(failing, { name: "models", limitMs: 1_000, log });

  expect(lines.join("")).toContain("stuck");
});

test("a part that closes says nothing", async () => {
  const { log, lines } = listeningLog();
  const closing = { [Symbol.asyncDispose]: () => Promise.resolve() };

  await closeWithin(closing, { name: "database", limitMs: 1_000, log });

  expect(lines).toEqual([]);
});
