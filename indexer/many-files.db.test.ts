import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requireAgreement } from "../tests/crash/indexer/agree.ts";
import { noteOn, openIndexerScene } from "../tests/support/indexer-scene.ts";

const count = 300;
/** Ten seconds on a machine with nothing else to do, minutes on one with much. */
const timeout = 600_000;

test(
  "three hundred files at once, then half edited, a quarter moved, a quarter deleted: each is read as often as it changed",
  { timeout },
  async () => {
    await using scene = await openIndexerScene();
    const { folder, dataDir, db, begin, end, untilHeld, manifest, linesThat, sum } = scene;
    begin();
    const files: Record<string, string> = {};
    for (let number = 0; number < count; number += 1) {
      files[`note-${number}.md`] = noteOn(`Subject ${number}`);
    }
    const writtenAt = performance.now();
    await Promise.all(
      Object.entries(files).map(([path, text]) => writeFile(join(folder, path), text)),
    );
    await untilHeld(files);
    const addingMs = performance.now() - writtenAt;
    const before = new Map((await manifest()).map(({ path, id }) => [path, id]));

    await mkdir(join(folder, "moved"));
    const changedAt = performance.now();
    for (const [place, path] of Object.keys(files).entries()) {
      if (place % 4 === 0) {
        await rm(join(folder, path));
      } else if (place % 4 === 1) {
        await rename(join(folder, path), join(folder, "moved", path));
        files[`moved/${path}`] = files[path] ?? "";
      } else {
        await writeFile(join(folder, path), noteOn(`Other subject ${place}`));
      }
      if (place % 4 < 2) delete files[path];
      else files[path] = noteOn(`Other subject ${place}`);
    }
    await untilHeld(files);
    const changingMs = performance.now() - changedAt;
    await end();

    const after = await manifest();
    const moved = after.filter(({ path }) => path.startsWith("moved/"));
    const edited = after.filter(({ path }) => !path.startsWith("moved/"));
    expect(moved.map(({ id }) => id)).toEqual(
      moved.map(({ path }) => before.get(path.slice("moved/".length))),
    );
    expect(edited.every(({ path, id }) => before.get(path) === id)).toBe(true);
    // Once where it was first seen, and once more where it was written to.
    expect(new Set(moved.map(({ reads }) => reads))).toEqual(new Set([1]));
    expect(new Set(edited.map(({ reads }) => reads))).toEqual(new Set([2]));
    expect(linesThat("book read")).toHaveLength(count + count / 2);
    expect(sum("passages embedded", "computed")).toBe(count + count / 2);
    expect(await requireAgreement(db, dataDir)).toBe((count * 3) / 4);
    // Told, not demanded: how long it takes is up to the machine.
    process.stdout.write(`${JSON.stringify({ addingMs, changingMs })}\n`);
  },
);
