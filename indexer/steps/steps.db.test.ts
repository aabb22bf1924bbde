import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "#lib/db";
import { openKnowledgeWriter } from "#lib/knowledge/writer";
import { openTestDatabase } from "../../tests/support/database.ts";
import { openStepPorts } from "../../tests/support/step-ports.ts";
import { stockLibrary } from "../../tests/support/stocked-library.ts";
import { embedStep } from "./embed-step.ts";

let dataDir: string;
let db: Database;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "hearth-steps-"));
  db = await openTestDatabase();
});
afterEach(async () => {
  await db.close();
  await rm(dataDir, { recursive: true, force: true });
});

const bread = "# Bread\n\nBread rises by yeast.\n\n# Salt\n\nSalt keeps it from rising too fast.\n";

test("a book is read, can be searched, and has a vector for each of its passages", async () => {
  const ids = await stockLibrary({ db, dataDir, files: { "food/bread.md": bread } });
  const id = ids["food/bread.md"] ?? "";

  const document = await db.library.find(id);
  const vectors = await db.settings.find("library-vectors");
  await using writer = await openKnowledgeWriter({ dir: join(dataDir, "library-index") });
  const index = await writer.ids(id, vectors?.table ?? "");
  const rows = (await db.librarySteps.listPassages(id)).map((passage) => passage.id);

  expect(document).toMatchObject({ title: "Bread", state: "ready", folder: "food", words: 13 });
  expect(document?.embedded).toBe(rows.length);
  expect(index.passages).toEqual(rows.toSorted());
  expect(index.vectors).toEqual(rows.toSorted());
});

test("without embedding, books wait with their text searchable", async () => {
  const ids = await stockLibrary({ db, dataDir, files: { "bread.md": bread }, embed: false });

  expect(await db.library.find(ids["bread.md"] ?? "")).toMatchObject({
    state: "text-ready",
    embedded: 0,
  });
});

test("embedding that has to end keeps what it has, and goes on from there", async () => {
  const parts = Array.from({ length: 20 }, (_, number) => `# Part ${number}\n\nIt is ${number}.\n`);
  const ids = await stockLibrary({
    db,
    dataDir,
    files: { "parts.md": parts.join("\n") },
    embed: false,
  });
  await using ports = await openStepPorts({ db, dataDir, embed: true });
  const { signal } = new AbortController();
  const options = { limit: 32, first: "newest", signal } as const;

  const broken = await embedStep(ports, { ...options, hasToEnd: () => true });
  const between = await db.library.find(ids["parts.md"] ?? "");
  const rest = await embedStep(ports, { ...options, hasToEnd: () => false });

  expect(broken).toEqual({ passages: 8, computed: 8 });
  expect(between).toMatchObject({ state: "text-ready", embedded: 8, passages: 20 });
  expect(rest).toEqual({ passages: 12, computed: 12 });
  expect(await db.library.find(ids["parts.md"] ?? "")).toMatchObject({ state: "ready" });
});
