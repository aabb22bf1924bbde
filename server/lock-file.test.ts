import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockData } from "./data-lock.ts";
import { tryLock } from "./lock-file.ts";
import { findProcess } from "./process-facts.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "hearth-lock-"));
});
afterEach(() => rm(dir, { recursive: true }));

test("a second Hearth is told where the first one runs", async () => {
  await using first = await lockData(dir);
  await first.announce("http://localhost:3000");

  const second = lockData(dir);

  await expect(second).rejects.toThrow("Hearth is already running at http://localhost:3000.");
});

test("a lock that was given back can be taken again and leaves nothing", async () => {
  const first = await lockData(dir);
  await first[Symbol.asyncDispose]();

  const again = await lockData(dir);
  await again[Symbol.asyncDispose]();

  expect(await readdir(dir)).toEqual([]);
});

test("the lock of a process that died is replaced", async () => {
  const child = spawn("true");
  await once(child, "exit");
  await writeFile(join(dir, "lock"), JSON.stringify({ pid: child.pid, startedAt: "before" }));

  const lock = await tryLock(join(dir, "lock"));

  expect(lock).not.toHaveProperty("pid");
});

test("a number that was given to another process since does not keep the lock", async () => {
  const reused = { pid: process.ppid, startedAt: "an earlier process of that number" };
  await writeFile(join(dir, "lock"), JSON.stringify(reused));

  const lock = await tryLock(join(dir, "lock"));

  expect(lock).not.toHaveProperty("pid");
});

test("a living process keeps its lock", async () => {
  const facts = await findProcess(process.ppid);
  const holder = { pid: process.ppid, startedAt: facts?.startedAt };
  await writeFile(join(dir, "lock"), JSON.stringify(holder));

  const lock = await tryLock(join(dir, "lock"));

  expect(lock).toEqual(holder);
});

test("a torn lock file counts as left by a crash", async () => {
  await writeFile(join(dir, "lock"), '{"pid":');

  const lock = await tryLock(join(dir, "lock"));

  expect(lock).not.toHaveProperty("pid");
});

test("of many that find a dead lock at once, exactly one gets it", async () => {
  await writeFile(join(dir, "lock"), JSON.stringify({ pid: 2 ** 30, startedAt: "" }));
  const script = `
    import { tryLock } from ${JSON.stringify(join(import.meta.dirname, "lock-file.ts"))};
    const lock = await tryLock(${JSON.stringify(join(dir, "lock"))});
    process.stdout.write("pid" in lock ? "refused " : "taken ");
    await new Promise((resolve) => process.stdin.once("end", resolve).resume());
  `;

  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ["--input-type=module-typescript", "-e", script], {
      stdio: ["pipe", "pipe", "inherit"],
    }),
  );
  const answers = await Promise.all(children.map((child) => once(child.stdout, "data")));
  for (const child of children) child.stdin.end();

  expect(answers.map(String).toSorted()).toEqual([
    ...Array.from({ length: 5 }, () => "refused "),
    "taken ",
  ]);
});
