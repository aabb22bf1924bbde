import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { findProcess } from "./process-facts.ts";

test("a running process is described the same each time", async () => {
  const first = await findProcess(process.pid);
  const second = await findProcess(process.pid);

  expect(first).toEqual(second);
  expect(first?.startedAt).not.toBe("");
});

test("two processes differ in when they started", async () => {
  const child = spawn("sleep", ["60"]);
  await once(child, "spawn");

  const facts = await findProcess(child.pid ?? 0);
  const own = await findProcess(process.pid);

  expect(facts?.name).toBe("sleep");
  expect(facts?.startedAt).not.toBe(own?.startedAt);
  child.kill();
});

test("a process that has ended is not found, nor is a number that is none", async () => {
  const child = spawn("true");
  await once(child, "exit");

  expect(await findProcess(child.pid ?? 0)).toBeUndefined();
  expect(await findProcess(-1)).toBeUndefined();
  expect(await findProcess(Number.NaN)).toBeUndefined();
});
