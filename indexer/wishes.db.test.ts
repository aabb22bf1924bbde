import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { libraryChannel, libraryNoticeSchema, type LibraryNotice } from "#lib/db";
import { requireAgreement } from "../tests/crash/indexer/agree.ts";
import { noteOn, openIndexerScene } from "../tests/support/indexer-scene.ts";

const shippedModel = fileURLToPath(new URL("../models/gte-small-q8_0.gguf", import.meta.url));

let scene: Awaited<ReturnType<typeof openIndexerScene>>;
beforeEach(async () => {
  scene = await openIndexerScene();
});
afterEach(() => scene[Symbol.asyncDispose]());

test("removing puts Hearth's own file into the bin, and undoing brings it back as it was", async () => {
  const { folder, dataDir, db, begin, end, until, untilHeld, sum, manifest, wish } = scene;
  const bread = noteOn("Bread");
  await writeFile(join(folder, "bread.md"), bread);
  begin();
  await untilHeld({ "bread.md": bread });
  const [{ id } = { id: "" }] = await manifest();

  await db.library.markRemoved([id]);
  await wish();
  await until(async () => (await manifest()).length === 0);
  await db.library.restore([id]);
  await wish();
  await untilHeld({ "bread.md": bread });
  await end();

  expect((await manifest())[0]?.id).toBe(id);
  expect(sum("passages embedded", "computed")).toBe(1);
  await requireAgreement(db, dataDir);
});

test("a book that is to be read anew is read and embedded anew", async () => {
  const { folder, dataDir, db, begin, end, until, untilHeld, wish, sum, linesThat } = scene;
  await writeFile(join(folder, "bread.md"), noteOn("Bread"));
  begin();
  await untilHeld({ "bread.md": noteOn("Bread") });
  const [id = ""] = await db.libraryManifest.listIds();

  await db.library.requeue([id]);
  await wish();
  await until(() => linesThat("book read").length === 2);
  await untilHeld({ "bread.md": noteOn("Bread") });
  await end();

  expect(sum("passages embedded", "computed")).toBe(2);
  expect(await requireAgreement(db, dataDir)).toBe(1);
});

test("a removed book of somebody else's folder is passed over, and its file stays", async () => {
  const { dataDir, db, begin, end, untilHeld, manifest } = scene;
  const disk = join(dataDir, "disk");
  await mkdir(disk);
  await writeFile(join(disk, "bread.md"), noteOn("Bread"));
  begin({ libraryDirs: disk });
  await untilHeld({ "bread.md": noteOn("Bread") });
  const [{ id } = { id: "" }] = await manifest();

  await db.library.markRemoved([id]);
  await end();
  begin({ libraryDirs: disk });
  await writeFile(join(disk, "salt.md"), noteOn("Salt"));
  await untilHeld({ "bread.md": noteOn("Bread"), "salt.md": noteOn("Salt") });

  expect((await db.library.list()).map(({ title }) => title)).toEqual(["Salt"]);
});

test("while it is paused nothing is read, and then it goes on", async () => {
  const { folder, db, begin, until, untilHeld, manifest, wish } = scene;
  await db.settings.set("library-paused", true);
  await writeFile(join(folder, "bread.md"), noteOn("Bread"));
  begin();
  await until(async () => (await manifest()).length === 1);
  const states = (await manifest()).map(({ state }) => state);

  await db.settings.set("library-paused", false);
  await wish();
  await untilHeld({ "bread.md": noteOn("Bread") });

  expect(states).toEqual(["queued"]);
});

test("another embedding model is brought in beside the old one, which serves until it is done", async () => {
  const { folder, dataDir, db, begin, end, until, untilHeld, linesThat } = scene;
  const bread = noteOn("Bread");
  await writeFile(join(folder, "bread.md"), bread);
  begin();
  await untilHeld({ "bread.md": bread });
  await end();
  const old = await db.settings.find("library-vectors");
  // The same model with a byte behind its end has another hash, so it is another to everyone.
  const other = join(dataDir, "other.gguf");
  await cp(shippedModel, other);
  await writeFile(other, Buffer.alloc(1), { flag: "a" });

  begin({ embeddingModel: other });
  await until(async () => (await db.settings.find("library-vectors"))?.modelPath === other);
  await end();

  expect((await db.settings.find("library-vectors"))?.table).not.toBe(old?.table);
  expect(await requireAgreement(db, dataDir)).toBe(1);
  expect(linesThat("book read")).toHaveLength(1);
});

test("rows that the index has lost are written again, and what no book has is taken out", async () => {
  const { folder, dataDir, db, begin, end, until, untilHeld, linesThat } = scene;
  const bread = noteOn("Bread");
  await writeFile(join(folder, "bread.md"), bread);
  begin();
  await untilHeld({ "bread.md": bread });
  await end();
  await rm(join(dataDir, "library-index"), { recursive: true });

  begin();
  await until(async () => linesThat("book searchable").length === 2);
  await untilHeld({ "bread.md": bread });
  await end();

  expect(await requireAgreement(db, dataDir)).toBe(1);
  expect(linesThat("book read")).toHaveLength(1);
});

test("the web is told which books are different", async () => {
  const { folder, db, begin, until, untilHeld, manifest } = scene;
  const heard: LibraryNotice[] = [];
  const ear = await db.openPresence({
    channel: libraryChannel,
    onNotice: (payload) => heard.push(libraryNoticeSchema.parse(JSON.parse(payload))),
    onReturn: () => undefined,
  });
  await writeFile(join(folder, "bread.md"), noteOn("Bread"));
  begin();
  await untilHeld({ "bread.md": noteOn("Bread") });
  const [{ id } = { id: "" }] = await manifest();
  await rm(join(folder, "bread.md"));

  await until(async () =>
    heard.some((notice) => notice.about === "documents" && notice.removed.includes(id)),
  );
  await ear[Symbol.asyncDispose]();
  expect(heard.some((notice) => notice.about === "documents" && notice.ids.includes(id))).toBe(
    true,
  );
});

test("a second indexer waits until the first has ended", async () => {
  const { begin, until, linesThat } = scene;
  const first = begin();
  await until(() => linesThat("indexer ready").length === 1);
  const told = "another indexer works on this library; waiting for it to end";

  begin();
  await until(() => linesThat(told).length === 1);
  const whileWaiting = linesThat("indexer ready").length;
  await first.stop();
  await until(() => linesThat("indexer ready").length === 2);

  expect(whileWaiting).toBe(1);
});
