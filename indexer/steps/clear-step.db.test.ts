import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "#lib/db";
import { openTestDatabase } from "../../tests/support/database.ts";
import { openStepPorts } from "../../tests/support/step-ports.ts";
import { stockLibrary } from "../../tests/support/stocked-library.ts";
import type { StepPorts } from "../ports.ts";
import { Bin } from "./bin.ts";
import { clearStep } from "./clear-step.ts";
import { readStep } from "./read-step.ts";

const bread = "# Bread\n\nBread rises by yeast.\n";
const minuteMs = 60_000;

let closing: AsyncDisposableStack;
let dataDir: string;
let db: Database;
let ports: StepPorts;
let id: string;
beforeEach(async () => {
  closing = new AsyncDisposableStack();
  dataDir = await mkdtemp(join(tmpdir(), "hearth-clear-"));
  closing.defer(() => rm(dataDir, { recursive: true, force: true }));
  db = closing.use(await openTestDatabase());
  const ids = await stockLibrary({ db, dataDir, files: { "food/bread.md": bread }, embed: false });
  id = ids["food/bread.md"] ?? "";
  ports = closing.use(await openStepPorts({ db, dataDir, embed: false }));
  await db.library.markRemoved([id]);
});
afterEach(() => closing.disposeAsync());

const file = () => join(dataDir, "library/food/bread.md");
const binned = () => join(dataDir, "library-bin", id, "food/bread.md");

function clear(afterMinutes: number): Promise<void> {
  const bin = new Bin({ dir: join(dataDir, "library-bin"), ownFolder: join(dataDir, "library") });
  return clearStep(ports, { bin, now: new Date(Date.now() + afterMinutes * minuteMs) });
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
const inIndex = async () => (await ports.writer.ids(id, "none")).passages.length;

test("a removed book lies in the bin, and stays in the index for a while", async () => {
  await clear(9);

  expect(await readFile(binned(), "utf8")).toBe(bread);
  expect(await isThere(file())).toBe(false);
  expect(await inIndex()).toBe(1);
});

test("then its text leaves the index, and whoever brings it back has it read again", async () => {
  await clear(11);
  const after = await inIndex();

  await db.library.restore([id]);
  await clear(12);
  await readStep(ports, id, new AbortController().signal);

  expect(after).toBe(0);
  expect(await readFile(file(), "utf8")).toBe(bread);
  expect(await db.library.find(id)).toMatchObject({ title: "Bread", state: "text-ready" });
  expect(await inIndex()).toBe(1);
});

test("after a month nothing of it is left", async () => {
  await clear(31 * 24 * 60);

  expect(await db.libraryManifest.listIds()).toEqual([]);
  expect(await inIndex()).toBe(0);
  expect(await isThere(binned())).toBe(false);
});

test("what lies in the place of a book that comes back is not overwritten", async () => {
  await clear(1);
  await stockLibrary({ db, dataDir, files: { "food/bread.md": "Another bread.\n" }, embed: false });

  await db.library.restore([id]);
  await clear(2);

  expect(await readFile(file(), "utf8")).toBe("Another bread.\n");
  expect(await readFile(join(dataDir, "library/food/bread (2).md"), "utf8")).toBe(bread);
});
