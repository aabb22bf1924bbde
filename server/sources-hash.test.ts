import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashSources } from "./sources-hash.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hearth-sources-"));
  await mkdir(join(root, "app", "(chat)"), { recursive: true });
  await mkdir(join(root, "lib", "db"), { recursive: true });
  await writeFile(join(root, "app", "(chat)", "page.tsx"), "one");
});
afterEach(() => rm(root, { recursive: true }));

test("a changed, a new and a removed page each ask for a new build", async () => {
  const before = await hashSources(root);

  await writeFile(join(root, "app", "(chat)", "page.tsx"), "two");
  const changed = await hashSources(root);
  await writeFile(join(root, "app", "icon.svg"), "<svg/>");
  const added = await hashSources(root);
  await rm(join(root, "app", "icon.svg"));
  const removed = await hashSources(root);

  expect(new Set([before, changed, added]).size).toBe(3);
  expect(removed).toBe(changed);
});

test("the words and the reducer that pages share with the server ask for a new build", async () => {
  const seen = [await hashSources(root)];

  for (const room of ["protocol", "tree"]) {
    await mkdir(join(root, "lib", room));
    await writeFile(join(root, "lib", room, "index.ts"), "changed");
    seen.push(await hashSources(root));
  }

  expect(new Set(seen).size).toBe(3);
});

test("what pages are not built from asks for none", async () => {
  const before = await hashSources(root);

  await writeFile(join(root, "lib", "db", "index.ts"), "changed");
  await writeFile(join(root, "app", "page.test.ts"), "a test");

  expect(await hashSources(root)).toBe(before);
});
