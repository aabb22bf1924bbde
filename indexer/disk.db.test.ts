import { mkdir, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { requireAgreement } from "../tests/crash/indexer/agree.ts";
import { noteOn, openIndexerScene } from "../tests/support/indexer-scene.ts";

let scene: Awaited<ReturnType<typeof openIndexerScene>>;
beforeEach(async () => {
  scene = await openIndexerScene();
});
afterEach(() => scene[Symbol.asyncDispose]());

test("files come, change, move and go, and the library follows without reading more than it must", async () => {
  const { folder, dataDir, db, begin, end, until, untilHeld, sum, linesThat, manifest } = scene;
  const [bread, salt, soup] = [noteOn("Bread"), noteOn("Salt"), noteOn("Soup")];
  begin();
  await writeFile(join(folder, "bread.md"), bread);
  await mkdir(join(folder, "deep"));
  await writeFile(join(folder, "deep/salt.md"), salt);
  await untilHeld({ "bread.md": bread, "deep/salt.md": salt });
  const before = new Map((await manifest()).map(({ path, id }) => [path, id]));

  await rename(join(folder, "bread.md"), join(folder, "deep/loaf.md"));
  await writeFile(join(folder, "deep/salt.md"), soup);
  await untilHeld({ "deep/loaf.md": bread, "deep/salt.md": soup });
  const after = new Map((await manifest()).map(({ path, id }) => [path, id]));
  await rm(join(folder, "deep"), { recursive: true });
  await untilHeld({});
  await until(async () => (await db.libraryManifest.listIds()).length === 0);
  await end();

  expect(after.get("deep/loaf.md")).toBe(before.get("bread.md"));
  expect(after.get("deep/salt.md")).toBe(before.get("deep/salt.md"));
  expect(linesThat("book read")).toHaveLength(3);
  expect(sum("passages embedded", "computed")).toBe(3);
  expect(await requireAgreement(db, dataDir)).toBe(0);
});

test("what stands between two edits keeps its vectors, wherever it moves to in the book", async () => {
  const { folder, dataDir, db, begin, end, untilHeld, sum } = scene;
  const parts = ["Bread", "Salt", "Soup", "Tea"].map((text) => noteOn(text).repeat(1));
  begin();
  await writeFile(join(folder, "all.md"), parts.join("\n"));
  await untilHeld({ "all.md": parts.join("\n") });
  const first = sum("passages embedded", "computed");

  const edited = [noteOn("Water"), ...parts].join("\n");
  await writeFile(join(folder, "all.md"), edited);
  await untilHeld({ "all.md": edited });
  await end();

  expect(first).toBe(4);
  expect(sum("passages embedded", "computed")).toBe(5);
  await requireAgreement(db, dataDir);
});

test("a restart finds what happened meanwhile, and opens nothing that stayed as it was", async () => {
  const { folder, begin, end, untilHeld, sum, manifest, lines } = scene;
  const [bread, salt] = [noteOn("Bread"), noteOn("Salt")];
  await writeFile(join(folder, "bread.md"), bread);
  begin();
  await untilHeld({ "bread.md": bread });
  await end();
  lines.length = 0;

  await writeFile(join(folder, "salt.md"), salt);
  begin();
  await untilHeld({ "bread.md": bread, "salt.md": salt });

  expect((await manifest()).map(({ reads }) => reads)).toEqual([1, 1]);
  expect(sum("files hashed", "files")).toBe(1);
  expect(sum("passages embedded", "computed")).toBe(1);
});

test("copies are one book, which stays until the last of them is gone", async () => {
  const { folder, begin, untilHeld, linesThat, manifest } = scene;
  const bread = noteOn("Bread");
  await writeFile(join(folder, "one.md"), bread);
  await writeFile(join(folder, "two.md"), bread);
  begin();
  await untilHeld({ "one.md": bread, "two.md": bread });
  const [one, two] = await manifest();

  await rm(join(folder, "one.md"));
  await untilHeld({ "two.md": bread });

  expect(one?.id).toBe(two?.id);
  expect(linesThat("book read")).toHaveLength(1);
});

test("a book that cannot be read says why, and the others go on", async () => {
  const { folder, db, begin, until } = scene;
  await writeFile(join(folder, "a.epub"), Buffer.from("PK\u0003\u0004 and nothing more"));
  await writeFile(join(folder, "b.md"), noteOn("Bread"));
  begin();
  await until(async () => (await db.library.list()).every(({ state }) => state !== "queued"));
  await until(async () => {
    const states = (await db.library.list()).map(({ state }) => state);
    return states.toSorted().join() === "failed,ready";
  });

  const broken = (await db.library.list()).find(({ state }) => state === "failed");
  expect(broken?.problem?.message).not.toBe("");
});

test("a folder that is not there keeps its books, and says so", async () => {
  const { dataDir, db, begin, end, until, untilHeld, linesThat, manifest } = scene;
  const disk = join(dataDir, "disk");
  await mkdir(disk);
  const bread = noteOn("Bread");
  await writeFile(join(disk, "bread.md"), bread);
  begin({ libraryDirs: disk });
  await untilHeld({ "bread.md": bread });
  await end();

  await rename(disk, join(dataDir, "unplugged"));
  // As a mount point is when nothing is mounted on it.
  await mkdir(disk);
  begin({ libraryDirs: disk });
  await until(async () => {
    const status = await db.settings.find("library-status");
    return status?.folders.some(({ isThere }) => !isThere) === true;
  });
  const kept = await manifest();
  await rm(disk, { recursive: true });
  await rename(join(dataDir, "unplugged"), disk);
  await until(async () => {
    const status = await db.settings.find("library-status");
    return status?.folders.every(({ isThere }) => isThere) === true;
  });

  expect(kept).toHaveLength(1);
  expect(await manifest()).toEqual(kept);
  expect(linesThat("book read")).toHaveLength(1);
});

test("a link within the folder is a copy, a link out of it is not followed and is said", async () => {
  const { folder, dataDir, db, begin, until, untilHeld } = scene;
  const outside = join(dataDir, "secret.md");
  await writeFile(outside, noteOn("Secret"));
  await writeFile(join(folder, "bread.md"), noteOn("Bread"));
  await symlink(join(folder, "bread.md"), join(folder, "inside.md"));
  await symlink(outside, join(folder, "outside.md"));
  await symlink("/etc", join(folder, "etc"));
  begin();

  await untilHeld({ "bread.md": noteOn("Bread"), "inside.md": noteOn("Bread") });
  await until(async () => {
    const status = await db.settings.find("library-status");
    return status?.problem?.startsWith("1 file") === true;
  });

  expect((await db.library.list()).map(({ title }) => title)).toEqual(["Bread"]);
});

test("files of one size and one time that change places are not taken for each other", async () => {
  const { folder, begin, untilHeld, manifest } = scene;
  const [one, two] = [noteOn("Bread"), noteOn("Wheat")];
  const longAgo = new Date("2020-01-01");
  for (const [name, text] of [
    ["one.md", one],
    ["two.md", two],
  ] as const) {
    await writeFile(join(folder, name), text);
    await utimes(join(folder, name), longAgo, longAgo);
  }
  begin();
  await untilHeld({ "one.md": one, "two.md": two });
  const before = await manifest();

  await rename(join(folder, "one.md"), join(folder, "other"));
  await rename(join(folder, "two.md"), join(folder, "one.md"));
  await rename(join(folder, "other"), join(folder, "two.md"));
  await untilHeld({ "one.md": two, "two.md": one });

  expect((await manifest()).map(({ id }) => id)).toEqual(before.map(({ id }) => id).toReversed());
});

test("a file that is still being copied is left alone until it is whole", async () => {
  const { folder, begin, until, untilHeld, manifest, lines } = scene;
  begin();
  await until(async () => lines.some(({ msg }) => msg === "indexer ready"));
  const path = join(folder, "bread.md");
  const whole = noteOn("Bread").repeat(3);
  for (let length = 10; length < whole.length; length += 10) {
    await writeFile(path, whole.slice(0, length));
    // A copy that goes on: its time is always now.
    await utimes(path, new Date(), new Date());
  }
  await writeFile(path, whole);
  await untilHeld({ "bread.md": whole });

  expect((await manifest()).map(({ reads }) => reads)).toEqual([1]);
});
